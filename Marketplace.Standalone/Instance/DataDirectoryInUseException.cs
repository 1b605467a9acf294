namespace Marketplace.Standalone;

/// <summary>Another instance runs over the data directory.</summary>
public sealed class DataDirectoryInUseException(string message, Exception innerException)
    : CannotStartException(message, innerException);
