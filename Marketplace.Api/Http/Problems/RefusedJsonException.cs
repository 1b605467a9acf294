using System.Text.Json;
using Marketplace.Foundation;

namespace Marketplace.Api.Http;

/// <summary>Readable JSON with a value that is refused under a code of its own.</summary>
public sealed class RefusedJsonException(
    ErrorDefinition definition,
    string fieldCode,
    params (string Name, object? Value)[] parameters
) : JsonException
{
    public ErrorDefinition Definition { get; } = definition;

    /// <summary>What is wrong with the value at this place of the body.</summary>
    public FieldError At(string pointer) => new(pointer, fieldCode, parameters);
}
