using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Marketplace.ArchitectureTests.Rules;

/// <summary>Rules on the size and form of code, read from its syntax.</summary>
internal static class CodeShapeRules
{
    internal const int LineWidth = 120;
    internal const int FilesInAFolder = 20;
    internal const int LinesInAMethod = 40;
    internal const int ConstructorParameters = 6;

    /// <summary>No line is wider than <see cref="LineWidth"/> characters.</summary>
    internal static IEnumerable<string> Width(SourceFile file) =>
        file
            .Text.ReplaceLineEndings("\n")
            .Split('\n')
            .Select((line, index) => (Line: line, Number: index + 1))
            .Where(line => line.Line.Length > LineWidth)
            .Select(line => $"{file.Path}:{line.Number} is {line.Line.Length} characters wide");

    /// <summary>No folder holds more than <see cref="FilesInAFolder"/> source files side by side.</summary>
    internal static IEnumerable<string> FolderSize(IEnumerable<string> paths) =>
        paths
            .GroupBy(path => path[..path.LastIndexOf('/')])
            .Where(folder => folder.Count() > FilesInAFolder)
            .Select(folder => $"{folder.Key} holds {folder.Count()} files");

    /// <summary>No method is longer than <see cref="LinesInAMethod"/> lines, unless it is a plain list of
    /// calls.</summary>
    internal static IEnumerable<string> MethodLength(SourceFile file) =>
        from method in Root(file).DescendantNodes().OfType<BaseMethodDeclarationSyntax>()
        let lines = BodyLines(method)
        where lines > LinesInAMethod && !IsListOfCalls(method)
        select $"{file.Path.Split('/')[^1]}: {NameOf(method)} is longer than {LinesInAMethod} lines";

    /// <summary>No class takes more than <see cref="ConstructorParameters"/> dependencies; names the classes that
    /// do.</summary>
    internal static IEnumerable<string> Constructors(SourceFile file)
    {
        foreach (var type in Root(file).DescendantNodes().OfType<ClassDeclarationSyntax>())
        {
            var lists = type
                .Members.OfType<ConstructorDeclarationSyntax>()
                .Select(constructor => (ParameterListSyntax?)constructor.ParameterList)
                .Append(type.ParameterList);
            if (lists.Any(list => list?.Parameters.Count > ConstructorParameters))
                yield return type.Identifier.Text;
        }
    }

    /// <summary>A file with one public type is named after it.</summary>
    internal static IEnumerable<string> FileName(SourceFile file)
    {
        var stem = file.Path.Split('/')[^1].Split('.')[0];
        var types = Root(file).DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Where(IsTopLevel).ToList();
        if (types.Count == 1 && types[0].Identifier.Text != stem)
            yield return $"{file.Path} holds {types[0].Identifier.Text}";
    }

    /// <summary>Names of the public types a file declares outside other types.</summary>
    internal static IEnumerable<string> PublicTypes(SourceFile file) =>
        Root(file)
            .DescendantNodes()
            .OfType<BaseTypeDeclarationSyntax>()
            .Where(type => IsTopLevel(type) && type.Modifiers.Any(SyntaxKind.PublicKeyword))
            .Select(type => type.Identifier.Text);

    private static SyntaxNode Root(SourceFile file) => CSharpSyntaxTree.ParseText(file.Text).GetRoot();

    private static bool IsTopLevel(BaseTypeDeclarationSyntax type) =>
        type.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax;

    private static int BodyLines(BaseMethodDeclarationSyntax method)
    {
        var body = (SyntaxNode?)method.Body ?? method.ExpressionBody;
        if (body is null)
            return 0;
        var span = body.SyntaxTree.GetLineSpan(body.Span);
        var lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
        return method.Body is null ? lines : lines - 2;
    }

    /// <summary>Whether a method only registers, maps or configures: statements without branches or loops.</summary>
    private static bool IsListOfCalls(BaseMethodDeclarationSyntax method) =>
        method.Body is { } body
        && body.Statements.All(statement =>
            statement is ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax
        )
        && !body.DescendantNodes()
            .Any(node => node is AwaitExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionSyntax);

    private static string NameOf(BaseMethodDeclarationSyntax method) =>
        (method as MethodDeclarationSyntax)?.Identifier.Text ?? "a constructor";
}
