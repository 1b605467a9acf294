using System.Text.Json.Nodes;

namespace Marketplace.ArchitectureTests.Deployment.Azure.Arm;

/// <summary>Evaluates the expressions of one template with its parameters, variables and functions.</summary>
internal sealed class ArmScope(JsonObject template, IReadOnlyDictionary<string, object?> given, ArmOutputs outputs)
{
    private readonly Dictionary<string, object?> _lambda = [];
    private readonly Dictionary<string, long> _copies = [];
    private string _innermostCopy = "";

    /// <summary>A JSON value with every expression in it replaced by its value.</summary>
    internal object? Evaluate(JsonNode? node) =>
        node switch
        {
            JsonObject map => EvaluateMap(map),
            JsonArray array => array.Select(Evaluate).ToList(),
            JsonValue value when value.TryGetValue<string>(out var text) => EvaluateText(text),
            _ => ArmValue.From(node),
        };

    /// <summary>Evaluates something once for each round of a copy loop.</summary>
    internal List<object?> Copies(JsonObject copy, Func<object?> evaluate)
    {
        var name = (string)copy["name"]!;
        var outer = _innermostCopy;
        List<object?> results = [];
        var count = (long)Evaluate(copy["count"])!;
        for (var round = 0L; round < count; round++)
        {
            (_copies[name], _innermostCopy) = (round, name);
            results.Add(evaluate());
        }

        _innermostCopy = outer;
        return results;
    }

    private Dictionary<string, object?> EvaluateMap(JsonObject map)
    {
        var result = new Dictionary<string, object?>();
        foreach (var (name, value) in map)
        {
            if (name != "copy" || value is not JsonArray loops)
            {
                result[(string)EvaluateText(name)!.ToString()!] = Evaluate(value);
                continue;
            }

            foreach (var loop in loops.OfType<JsonObject>())
                result[(string)loop["name"]!] = Copies(loop, () => Evaluate(loop["input"]));
        }

        return result;
    }

    private object? EvaluateText(string text)
    {
        if (text.StartsWith("[[", StringComparison.Ordinal))
            return text[1..];
        return text is ['[', .. var expression, ']'] ? Evaluate(ArmParser.Parse(expression)) : text;
    }

    private object? Evaluate(ArmNode node) =>
        node switch
        {
            ArmNode.Literal literal => literal.Value,
            ArmNode.Member member => Member(Evaluate(member.Of), Evaluate(member.Key)),
            ArmNode.Call call => Call(call.Name, call.Arguments),
            _ => throw new NotSupportedException(node.ToString()),
        };

    private static object? Member(object? value, object? key) =>
        value switch
        {
            ArmRuntime runtime => new ArmRuntime($"{runtime.Path}.{key}"),
            List<object?> list => list[(int)(long)key!],
            Dictionary<string, object?> map when map.TryGetValue(key!.ToString()!, out var found) => found,
            _ => throw new InvalidOperationException($"There is no {key} in {value}."),
        };

    private object? Call(string name, IReadOnlyList<ArmNode> arguments) =>
        name switch
        {
            "parameters" => Parameter(Name(arguments)),
            "variables" => Variable(Name(arguments)),
            "lambdaVariables" => _lambda[Name(arguments)],
            "copyIndex" => _copies[arguments.Count == 0 ? _innermostCopy : Name(arguments)],
            "if" => Evaluate((bool)Evaluate(arguments[0])! ? arguments[1] : arguments[2]),
            "lambda" => Lambda(Name(arguments), arguments[^1]),
            "reference" => outputs.Reference(Name(arguments)),
            _ when name.StartsWith("__bicep.", StringComparison.Ordinal) => UserDefined(name[8..], arguments),
            _ => ArmFunctions.Call(name, [.. arguments.Select(Evaluate)]),
        };

    private string Name(IReadOnlyList<ArmNode> arguments) => (string)Evaluate(arguments[0])!;

    private Func<object?, object?> Lambda(string variable, ArmNode body) =>
        value =>
        {
            _lambda[variable] = value;
            return Evaluate(body);
        };

    private object? Parameter(string name) =>
        given.TryGetValue(name, out var value) ? value : Evaluate(template["parameters"]![name]!["defaultValue"]);

    private object? Variable(string name)
    {
        var variables = template["variables"]!.AsObject();
        if (variables.TryGetPropertyValue(name, out var value))
            return Evaluate(value);
        var loop = variables["copy"]?.AsArray().OfType<JsonObject>().SingleOrDefault(l => (string)l["name"]! == name);
        return loop is null
            ? throw new InvalidOperationException($"There is no variable {name}.")
            : Copies(loop, () => Evaluate(loop["input"]));
    }

    private object? UserDefined(string name, IReadOnlyList<ArmNode> arguments)
    {
        var function = template["functions"]![0]!["members"]![name]!.AsObject();
        var names = function["parameters"]!.AsArray().Select(parameter => (string)parameter!["name"]!);
        var values = names.Zip(arguments.Select(Evaluate)).ToDictionary(pair => pair.First, pair => pair.Second);
        return new ArmScope(template, values, outputs).Evaluate(function["output"]!["value"]);
    }
}
