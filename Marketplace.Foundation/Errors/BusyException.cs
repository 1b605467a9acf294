namespace Marketplace.Foundation;

/// <summary>The process has no capacity left for this work right now: 503 <c>platform.busy</c>.</summary>
public sealed class BusyException(string message) : Exception(message);
