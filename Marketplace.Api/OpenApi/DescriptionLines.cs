using System.Text.RegularExpressions;
using Microsoft.OpenApi;

namespace Marketplace.Api.OpenApi;

/// <summary>Makes one line of each description that comes from a wrapped documentation comment.</summary>
internal sealed partial class DescriptionLines : OpenApiVisitorBase
{
    /// <summary>Visits every schema and parameter of the document.</summary>
    internal static void Join(OpenApiDocument document) => new OpenApiWalker(new DescriptionLines()).Walk(document);

    public override void Visit(IOpenApiSchema schema)
    {
        if (schema is OpenApiSchema)
            schema.Description = Joined(schema.Description);
    }

    /// <summary>A reference may describe its use in words of its own; otherwise it shows those of its target.</summary>
    public override void Visit(IOpenApiReferenceHolder referenceHolder)
    {
        if (referenceHolder is OpenApiSchemaReference { Reference.Description: { } text } schema)
            schema.Description = Joined(text);
    }

    public override void Visit(IOpenApiParameter parameter)
    {
        if (parameter is OpenApiParameter)
            parameter.Description = Joined(parameter.Description);
    }

    private static string? Joined(string? text) => text is null ? null : LineBreak().Replace(text, " ");

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineBreak();
}
