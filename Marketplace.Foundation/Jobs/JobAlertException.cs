namespace Marketplace.Foundation;

/// <summary>Thrown by a job that ran but found a problem for operators. The run is recorded as failed with exactly this
/// message.</summary>
public sealed class JobAlertException(string message) : Exception(message);
