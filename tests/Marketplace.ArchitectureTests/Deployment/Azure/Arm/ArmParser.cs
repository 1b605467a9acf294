using System.Globalization;
using System.Text;

namespace Marketplace.ArchitectureTests.Deployment.Azure.Arm;

/// <summary>Reads an expression of an ARM template, the text between <c>[</c> and <c>]</c>.</summary>
/// <remarks>Source: template syntax and expressions, Azure Resource Manager documentation.</remarks>
internal sealed class ArmParser
{
    private readonly string _text;
    private int _at;

    private ArmParser(string text) => _text = text;

    internal static ArmNode Parse(string text)
    {
        var parser = new ArmParser(text);
        var node = parser.Expression();
        return parser._at == text.Length ? node : throw parser.Unexpected();
    }

    private ArmNode Expression()
    {
        var node = Primary();
        while (true)
        {
            Skip();
            if (Take('.'))
                node = new ArmNode.Member(node, new ArmNode.Literal(Word()));
            else if (Take('['))
                node = new ArmNode.Member(node, Closed(Expression(), ']'));
            else
                return node;
        }
    }

    private ArmNode Primary()
    {
        Skip();
        if (Take('\''))
            return new ArmNode.Literal(Text());
        if (_at < _text.Length && (char.IsDigit(_text[_at]) || _text[_at] == '-'))
            return new ArmNode.Literal(Number());
        var name = Word();
        while (Take('.'))
            name += "." + Word();
        if (!Take('('))
            throw Unexpected();
        return new ArmNode.Call(name, Arguments());
    }

    private List<ArmNode> Arguments()
    {
        List<ArmNode> arguments = [];
        Skip();
        if (Take(')'))
            return arguments;
        do arguments.Add(Expression());
        while (Take(','));
        Skip();
        return Take(')') ? arguments : throw Unexpected();
    }

    private ArmNode Closed(ArmNode node, char end)
    {
        Skip();
        return Take(end) ? node : throw Unexpected();
    }

    private string Text()
    {
        var text = new StringBuilder();
        while (true)
        {
            if (_at >= _text.Length)
                throw Unexpected();
            var character = _text[_at++];
            if (character != '\'')
                text.Append(character);
            else if (Take('\''))
                text.Append('\'');
            else
                return text.ToString();
        }
    }

    private long Number()
    {
        var start = _at++;
        while (_at < _text.Length && char.IsDigit(_text[_at]))
            _at++;
        return long.Parse(_text[start.._at], CultureInfo.InvariantCulture);
    }

    private string Word()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '_' or '$' or '#'))
            _at++;
        return _at > start ? _text[start.._at] : throw Unexpected();
    }

    private bool Take(char character)
    {
        if (_at >= _text.Length || _text[_at] != character)
            return false;
        _at++;
        return true;
    }

    private void Skip()
    {
        while (_at < _text.Length && _text[_at] == ' ')
            _at++;
    }

    private FormatException Unexpected() => new($"Character {_at} of the expression cannot be read: {_text}");
}

/// <summary>A part of an expression.</summary>
internal abstract record ArmNode
{
    internal sealed record Literal(object? Value) : ArmNode;

    internal sealed record Call(string Name, IReadOnlyList<ArmNode> Arguments) : ArmNode;

    internal sealed record Member(ArmNode Of, ArmNode Key) : ArmNode;
}

/// <summary>A value that Azure knows only when it deploys, named by the way to it.</summary>
internal sealed record ArmRuntime(string Path)
{
    public override string ToString() => $"<{Path}>";
}
