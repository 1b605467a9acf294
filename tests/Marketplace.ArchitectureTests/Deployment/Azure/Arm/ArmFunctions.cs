using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using Values = System.Collections.Generic.IReadOnlyList<object?>;

namespace Marketplace.ArchitectureTests.Deployment.Azure.Arm;

/// <summary>The functions of ARM that the templates use, for values that are known. An unknown one is an
/// error.</summary>
internal static class ArmFunctions
{
    private static readonly Dictionary<string, Func<Values, object?>> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["format"] = v => Format((string)v[0]!, [.. v.Skip(1)]),
        ["concat"] = v => v[0] is string ? string.Concat(v) : v.SelectMany(List).ToList(),
        ["length"] = v => (long)(v[0] is string text ? text.Length : ((ICollection)v[0]!).Count),
        ["empty"] = v => v[0] is null or "" || v[0] is ICollection { Count: 0 },
        ["not"] = v => !(bool)v[0]!,
        ["and"] = v => v.All(value => (bool)value!),
        ["or"] = v => v.Any(value => (bool)value!),
        ["equals"] = v => Equals(v[0], v[1]),
        ["contains"] = v => Contains(v[0], (string)v[1]!),
        ["string"] = v => Convert.ToString(v[0], CultureInfo.InvariantCulture),
        ["json"] = v => ArmValue.From(JsonNode.Parse((string)v[0]!)),
        ["replace"] = v => ((string)v[0]!).Replace((string)v[1]!, (string)v[2]!, StringComparison.Ordinal),
        ["split"] = v => ((string)v[0]!).Split((string)v[1]!).Cast<object?>().ToList(),
        ["trim"] = v => ((string)v[0]!).Trim(),
        ["join"] = v => string.Join((string)v[1]!, List(v[0])),
        ["skip"] = v => List(v[0]).Skip((int)(long)v[1]!).ToList(),
        ["sub"] = v => (long)v[0]! - (long)v[1]!,
        ["mul"] = v => (long)v[0]! * (long)v[1]!,
        ["div"] = v => (long)v[0]! / (long)v[1]!,
        ["indexOf"] = v => (long)List(v[0]).ToList().FindIndex(item => Equals(item, v[1])),
        ["range"] = v => Enumerable.Range((int)(long)v[0]!, (int)(long)v[1]!).Select(n => (object?)(long)n).ToList(),
        ["flatten"] = v => List(v[0]).SelectMany(List).ToList(),
        ["createArray"] = v => v.ToList(),
        ["createObject"] = v => v.Chunk(2).ToDictionary(pair => (string)pair[0]!, pair => pair[1]),
        ["objectKeys"] = v => Map(v[0]).Keys.Order(StringComparer.Ordinal).Cast<object?>().ToList(),
        ["items"] = v => Map(v[0]).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(Item).ToList(),
        ["map"] = v => List(v[0]).Select(((Func<object?, object?>)v[1]!).Invoke).ToList(),
        ["filter"] = v => List(v[0]).Where(item => (bool)((Func<object?, object?>)v[1]!)(item)!).ToList(),
        ["guid"] = v => "guid:" + string.Join('|', v),
        ["uniqueString"] = _ => "token0123456a",
        ["resourceId"] = v => string.Join('/', v),
        ["subscriptionResourceId"] = v => (string)v[1]!,
        ["extensionResourceId"] = v => string.Join('/', v),
        ["listKeys"] = v => new ArmRuntime($"keys of {v[0]}"),
        ["tenant"] = _ => new ArmRuntime("tenant"),
        ["subscription"] = _ => new ArmRuntime("subscription"),
        ["resourceGroup"] = _ => new ArmRuntime("resourceGroup"),
        ["environment"] = _ => PublicCloud(),
        ["null"] = _ => null,
        ["true"] = _ => true,
        ["false"] = _ => false,
    };

    internal static object? Call(string name, Values arguments) =>
        Known.TryGetValue(name, out var function)
            ? function(arguments)
            : throw new NotSupportedException($"The tests do not know {name}(): add it to {nameof(ArmFunctions)}.");

    internal static IEnumerable<object?> List(object? value) => (List<object?>)value!;

    internal static Dictionary<string, object?> Map(object? value) => (Dictionary<string, object?>)value!;

    private static object? Item(KeyValuePair<string, object?> pair) =>
        new Dictionary<string, object?> { ["key"] = pair.Key, ["value"] = pair.Value };

    private static bool Contains(object? value, string wanted) =>
        value switch
        {
            string text => text.Contains(wanted, StringComparison.Ordinal),
            Dictionary<string, object?> map => map.ContainsKey(wanted),
            _ => List(value).Contains(wanted),
        };

    private static string Format(string format, object?[] values)
    {
        for (var at = 0; at < values.Length; at++)
            format = format.Replace($"{{{at}}}", $"{values[at]}", StringComparison.Ordinal);
        return format.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);
    }

    private static Dictionary<string, object?> PublicCloud() =>
        new()
        {
            ["suffixes"] = new Dictionary<string, object?>
            {
                ["keyvaultDns"] = ".vault.azure.net",
                ["storage"] = "core.windows.net",
                ["acrLoginServer"] = ".azurecr.io",
            },
        };
}
