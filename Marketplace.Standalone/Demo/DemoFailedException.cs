namespace Marketplace.Standalone;

/// <summary>A step of the demo scenario had an unexpected result.</summary>
public sealed class DemoFailedException(string message) : Exception(message);
