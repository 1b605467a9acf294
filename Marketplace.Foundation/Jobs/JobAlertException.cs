namespace Marketplace.Foundation;

/// <summary>Thrown by a job that did its work and found something a person must see: the run counts as failed, with
/// these words and nothing else.</summary>
public sealed class JobAlertException(string message) : Exception(message);
