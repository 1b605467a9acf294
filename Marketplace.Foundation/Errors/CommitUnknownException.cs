namespace Marketplace.Foundation;

/// <summary>The connection was lost during the commit. Whether the commit succeeded is unknown, so the work is not
/// retried.</summary>
/// <remarks>Clients check the state, or repeat the request with the same Idempotency-Key. The relay, consumers and jobs
/// recover on their next run.</remarks>
public sealed class CommitUnknownException(Exception inner)
    : Exception("The connection was lost before the database confirmed the commit.", inner);
