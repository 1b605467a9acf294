using System.Text.Json.Nodes;

namespace Marketplace.ArchitectureTests.Deployment.Azure.Arm;

/// <summary>A template with its modules and loops worked out: the resources that Azure is asked for.</summary>
internal sealed class ArmTemplate
{
    private readonly JsonObject _template;
    private readonly ArmScope _scope;

    private ArmTemplate(JsonObject template, IReadOnlyDictionary<string, object?> parameters)
    {
        _template = template;
        _scope = new ArmScope(template, parameters, new ArmOutputs(this));
    }

    /// <summary>The resources of a template and of its modules.</summary>
    internal static IReadOnlyList<ArmResource> Expand(
        JsonObject template,
        IReadOnlyDictionary<string, object?> parameters
    ) => [.. new ArmTemplate(template, parameters).Resources()];

    /// <summary>The state of a resource by its name in the template: known for modules, otherwise a runtime
    /// value.</summary>
    internal object? StateOf(string symbol)
    {
        var name = symbol.Split('[')[0];
        var resource = _template["resources"]![name]!.AsObject();
        if (Module(resource) is { } module)
            return new Dictionary<string, object?> { ["outputs"] = module.Outputs() };
        if (resource["copy"] is JsonObject copy)
        {
            var names = _scope.Copies(copy, () => _scope.Evaluate(resource["name"]));
            return new ArmRuntime($"{names[int.Parse(symbol[(name.Length + 1)..^1], null)]}");
        }

        return new ArmRuntime($"{_scope.Evaluate(resource["name"])}");
    }

    private Dictionary<string, object?> Outputs() =>
        (_template["outputs"]?.AsObject() ?? []).ToDictionary(
            output => output.Key,
            output => (object?)new Dictionary<string, object?> { ["value"] = _scope.Evaluate(output.Value!["value"]) }
        );

    private IEnumerable<ArmResource> Resources()
    {
        foreach (var (_, node) in _template["resources"]!.AsObject())
        {
            var resource = node!.AsObject();
            if (resource["existing"] is not null)
                continue;
            var found = Module(resource) is { } module ? module.Resources() : Own(resource);
            foreach (var one in found)
                yield return one;
        }
    }

    private ArmTemplate? Module(JsonObject resource)
    {
        if ((string?)resource["type"] != "Microsoft.Resources/deployments")
            return null;
        var properties = resource["properties"]!.AsObject();
        var parameters = properties["parameters"]!
            .AsObject()
            .ToDictionary(parameter => parameter.Key, parameter => _scope.Evaluate(parameter.Value!["value"]));
        return new ArmTemplate(properties["template"]!.AsObject(), parameters);
    }

    private IEnumerable<ArmResource> Own(JsonObject resource)
    {
        if (resource["copy"] is not JsonObject copy)
            return One(resource) is { } single ? [single] : [];
        return _scope.Copies(copy, () => One(resource)).OfType<ArmResource>();
    }

    private ArmResource? One(JsonObject resource)
    {
        if (resource["condition"] is { } condition && _scope.Evaluate(condition) is false)
            return null;
        JsonObject rest = [];
        foreach (var (name, value) in resource)
        {
            if (name is not ("copy" or "condition" or "dependsOn"))
                rest[name] = value?.DeepClone();
        }

        var body = ArmFunctions.Map(_scope.Evaluate(rest));
        return new(ArmValue.TextAt(body, "type"), ArmValue.TextAt(body, "name"), ArmValue.TextAt(body, "scope"), body);
    }
}

/// <summary>What expressions may ask of other resources.</summary>
internal sealed class ArmOutputs(ArmTemplate template)
{
    internal object? Reference(string symbol) => template.StateOf(symbol);
}

/// <summary>A resource that Azure is asked for.</summary>
/// <param name="Scope">What it applies to, for role assignments; otherwise empty.</param>
/// <param name="Body">All of it.</param>
internal sealed record ArmResource(string Type, string Name, string Scope, Dictionary<string, object?> Body)
{
    internal object? At(params string[] path) => ArmValue.At(Body, path);

    internal string TextAt(params string[] path) => ArmValue.TextAt(Body, path);

    internal IReadOnlyList<object?> ListAt(params string[] path) => ArmValue.ListAt(Body, path);
}
