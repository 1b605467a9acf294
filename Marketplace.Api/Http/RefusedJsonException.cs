using System.Text.Json;
using Marketplace.Foundation;

namespace Marketplace.Api.Http;

/// <summary>Readable JSON with a value that is refused under a code of its own.</summary>
public sealed class RefusedJsonException(ErrorDefinition definition) : JsonException
{
    public ErrorDefinition Definition { get; } = definition;
}
