using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Marketplace.ArchitectureTests.Rules;

/// <summary>Finds types of a module that are public although nobody outside needs them.</summary>
internal static partial class ModuleFaceRules
{
    private const BindingFlags Visible =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Types that are neither named outside nor part of the signature of one that is. The compiler accepts
    /// every one of them as internal.</summary>
    internal static IEnumerable<string> Hideable(IReadOnlyCollection<Type> types, Func<Type, bool> isNamedOutside)
    {
        var needed = new HashSet<Type>();
        var open = new Queue<Type>(types.Where(isNamedOutside));
        while (open.TryDequeue(out var type))
        {
            if (needed.Add(type))
            {
                foreach (var shown in Signature(type).SelectMany(Parts).Where(types.Contains))
                    open.Enqueue(shown);
            }
        }

        return types.Except(needed).Select(type => type.FullName!).Order(StringComparer.Ordinal);
    }

    /// <summary>The identifiers of a C# file; comments left out.</summary>
    internal static IEnumerable<string> Names(SourceFile file) =>
        CSharpSyntaxTree
            .ParseText(file.Text)
            .GetRoot()
            .DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText);

    /// <summary>The words of a file in another language.</summary>
    internal static IEnumerable<string> Words(string text) => Word().Matches(text).Select(match => match.Value);

    /// <summary>The names by which code outside can mean a type: its own, or that of an extension method.</summary>
    internal static IEnumerable<string> NamesOf(Type type) =>
        type is { IsAbstract: true, IsSealed: true }
            ? type.GetMethods(Visible).Select(method => method.Name).Append(type.Name)
            : [type.Name.Split('`')[0]];

    private static IEnumerable<Type> Signature(Type type) =>
        [
            .. type.BaseType is { } parent ? new[] { parent } : [],
            .. type.IsInterface ? type.GetInterfaces() : [],
            .. type.GetConstructors(Visible).SelectMany(constructor => constructor.GetParameters()).Select(TypeOf),
            .. type.GetMethods(Visible).SelectMany(method => method.GetParameters().Select(TypeOf)),
            .. type.GetMethods(Visible).Select(method => method.ReturnType),
            .. type.GetProperties(Visible).Select(property => property.PropertyType),
            .. type.GetFields(Visible).Select(field => field.FieldType),
        ];

    private static Type TypeOf(ParameterInfo parameter) => parameter.ParameterType;

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : [type];

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
