using System.Text.Json;
using Marketplace.Foundation;

namespace Marketplace.Api.Http;

/// <summary>Valid JSON with a value that is rejected with a specific error code.</summary>
public sealed class RefusedJsonException(
    ErrorDefinition definition,
    string fieldCode,
    params (string Name, object? Value)[] parameters
) : JsonException
{
    public ErrorDefinition Definition { get; } = definition;

    /// <summary>The member of the refused value that is wrong; null for the value itself.</summary>
    public string? Member { get; init; }

    /// <summary>The field error for this position in the body.</summary>
    public FieldError At(string pointer) =>
        new(Member is null ? pointer : $"{pointer}/{Member}", fieldCode, parameters);
}
