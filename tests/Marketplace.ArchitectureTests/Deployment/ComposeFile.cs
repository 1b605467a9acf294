using Marketplace.ArchitectureTests.Rules;
using YamlDotNet.RepresentationModel;

namespace Marketplace.ArchitectureTests.Deployment;

/// <summary>deploy/compose.yaml, read as Compose reads it: anchors and merges resolved.</summary>
internal sealed class ComposeFile
{
    private const string MergeKey = "<<";
    private readonly YamlMappingNode _root;

    internal ComposeFile(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        _root = (YamlMappingNode)stream.Documents[0].RootNode;
    }

    internal static string Directory { get; } = Path.Combine(SourceTree.Root, "deploy");

    internal static string Text { get; } = File.ReadAllText(Path.Combine(Directory, "compose.yaml"));

    internal IEnumerable<string> Services => Keys(_root, "services");

    internal IEnumerable<string> Secrets => Keys(_root, "secrets");

    /// <summary>Text of a value below a service, or null.</summary>
    internal string? Value(string service, params string[] path) => (Node(service, path) as YamlScalarNode)?.Value;

    /// <summary>Items of a list, or keys of a mapping, below a service; empty where there is none.</summary>
    internal IReadOnlyList<string> Items(string service, params string[] path) =>
        Node(service, path) switch
        {
            YamlSequenceNode list => [.. list.Select(item => item.ToString())],
            YamlMappingNode mapping => [.. KeysOf(mapping).Distinct()],
            _ => [],
        };

    /// <summary>Whether a network has no way out.</summary>
    internal bool IsInternal(string network) =>
        Child(Child(Child(_root, "networks"), network), "internal") is YamlScalarNode { Value: "true" };

    private YamlNode? Node(string service, string[] path) =>
        path.Aggregate(Child(Child(_root, "services"), service), (node, key) => Child(node, key));

    private static IEnumerable<string> Keys(YamlNode root, string name) => KeysOf((YamlMappingNode)Child(root, name)!);

    private static IEnumerable<string> KeysOf(YamlMappingNode mapping) =>
        mapping
            .Children.Keys.Select(key => key.ToString())
            .Where(key => key != MergeKey)
            .Concat(Merged(mapping).SelectMany(KeysOf));

    private static YamlNode? Child(YamlNode? node, string key)
    {
        if (node is not YamlMappingNode mapping)
            return null;
        return mapping.Children.TryGetValue(new YamlScalarNode(key), out var child)
            ? child
            : Merged(mapping).Select(merged => Child(merged, key)).FirstOrDefault(found => found is not null);
    }

    /// <summary>The mappings that <c>&lt;&lt;</c> brings in; what the mapping says itself comes before them.</summary>
    private static IEnumerable<YamlMappingNode> Merged(YamlMappingNode mapping) =>
        mapping.Children.TryGetValue(new YamlScalarNode(MergeKey), out var merged)
            ? merged is YamlSequenceNode list
                ? list.Children.OfType<YamlMappingNode>()
                : [(YamlMappingNode)merged]
            : [];
}
