namespace Marketplace.Foundation;

/// <summary>A validation error of one input field.</summary>
/// <param name="Pointer">JSON Pointer as a URI fragment (RFC 6901), for example <c>#/items/0/quantity</c>; <c>?name</c>
/// for a query parameter.</param>
/// <param name="Code">Stable code, for example <c>value.too_long</c>. <c>value.not_allowed</c> needs the parameter
/// <c>allowed</c>, so that nobody is refused without being told what would do.</param>
public sealed record FieldError(string Pointer, string Code, IReadOnlyDictionary<string, object?> Parameters)
{
    public string Code { get; init; } =
        Code == FieldMessages.NotAllowed && !Parameters.ContainsKey("allowed")
            ? throw new ArgumentException($"{Pointer}: {Code} must name the allowed values.", nameof(Parameters))
            : Code;

    public FieldError(string pointer, string code, params (string Name, object? Value)[] parameters)
        : this(
            pointer,
            code,
            (IReadOnlyDictionary<string, object?>)
                parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal)
        ) { }
}
