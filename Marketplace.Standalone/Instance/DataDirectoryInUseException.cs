namespace Marketplace.Standalone;

/// <summary>Another instance uses the data directory.</summary>
public sealed class DataDirectoryInUseException(string message, Exception innerException)
    : CannotStartException(message, innerException);
