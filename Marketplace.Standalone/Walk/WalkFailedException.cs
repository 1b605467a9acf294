namespace Marketplace.Standalone;

/// <summary>A step of the walk did not go as it should.</summary>
public sealed class WalkFailedException(string message) : Exception(message);
