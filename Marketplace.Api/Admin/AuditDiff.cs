using System.Text.Json;
using Marketplace.Foundation;

namespace Marketplace.Api.Admin;

/// <summary>What an audit entry says has changed, field by field.</summary>
public static class AuditDiff
{
    /// <summary>The fields that differ, in the order they were written; fields without a value on either side are left
    /// out.</summary>
    public static IReadOnlyList<AuditChange> Of(AuditEntry entry)
    {
        var (before, after) = (Fields(entry.Before), Fields(entry.After));
        return
        [
            .. before
                .Keys.Union(after.Keys)
                .Select(field => new AuditChange(
                    field,
                    before.GetValueOrDefault(field),
                    after.GetValueOrDefault(field)
                ))
                .Where(change => change.Before != change.After),
        ];
    }

    private static Dictionary<string, string?> Fields(string? json)
    {
        if (json is null)
            return [];
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? document.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => Text(member.Value))
            : new() { ["value"] = Text(document.RootElement) };
    }

    private static string? Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Text)),
            _ => value.GetRawText(),
        };
}

/// <summary>A field of an audit entry whose value differs; null where there is none.</summary>
public sealed record AuditChange(string Field, string? Before, string? After);
