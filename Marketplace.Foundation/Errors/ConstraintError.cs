namespace Marketplace.Foundation;

/// <summary>Says which refusal a violated unique index or check constraint means to the client.</summary>
/// <param name="Constraint">Name of the constraint or unique index in the database.</param>
/// <param name="TryAgain">Running the work again finds another value, or the reason to refuse; this refusal is told
/// only if that fails too.</param>
public sealed record ConstraintError(string Constraint, ErrorDefinition Definition, bool TryAgain = false);
