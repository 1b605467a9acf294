namespace Marketplace.Foundation;

/// <summary>Says which refusal a violated unique index or check constraint means to the client.</summary>
/// <param name="Constraint">Name of the constraint or unique index in the database.</param>
public sealed record ConstraintError(string Constraint, ErrorDefinition Definition);
