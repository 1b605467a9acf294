namespace Marketplace.Foundation;

/// <summary>Maps a violated unique index or check constraint to the error the client gets.</summary>
/// <param name="Constraint">Name of the constraint or unique index in the database.</param>
/// <param name="TryAgain">Run the work again first, since it may pick another value or find a better error; this error
/// is returned only if
/// the retries fail as well.</param>
public sealed record ConstraintError(string Constraint, ErrorDefinition Definition, bool TryAgain = false);
