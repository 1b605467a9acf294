namespace Marketplace.Foundation;

/// <summary>The connection broke while the database committed: whether the work is done is not known, so it is not done
/// again.</summary>
/// <remarks>Whoever asked looks, or repeats the request under its Idempotency-Key; relay, consumers and jobs find out
/// by themselves.</remarks>
public sealed class CommitUnknownException(Exception inner) : Exception("The answer to a commit was lost.", inner);
