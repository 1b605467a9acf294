namespace Marketplace.Foundation;

/// <summary>An entry of the error catalogue: a stable code and its texts.</summary>
/// <param name="Code">Never changed or translated, for example <c>stock.insufficient</c>.</param>
/// <param name="Detail">The error's parameters fill its <c>{name}</c> placeholders.</param>
public sealed record ErrorDefinition(string Code, ErrorKind Kind, LocalizedText Title, LocalizedText Detail)
{
    /// <summary>Creates an error with parameters.</summary>
    /// <param name="parameters">Only values the client may see.</param>
    public Error With(params (string Name, object? Value)[] parameters) =>
        new(this, parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal), []);

    /// <summary>Creates an error without parameters.</summary>
    public static implicit operator Error(ErrorDefinition definition) => definition.ToError();

    /// <summary>Creates an error without parameters.</summary>
    public Error ToError() => new(this, Error.NoParameters, []);
}
