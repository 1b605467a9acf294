using System.Text.RegularExpressions;
using Microsoft.OpenApi;

namespace Marketplace.Api.OpenApi;

/// <summary>Joins descriptions that come from wrapped documentation comments into one line.</summary>
internal sealed partial class DescriptionLines : OpenApiVisitorBase
{
    /// <summary>Processes every schema and parameter of the document.</summary>
    internal static void Join(OpenApiDocument document) => new OpenApiWalker(new DescriptionLines()).Walk(document);

    public override void Visit(IOpenApiSchema schema)
    {
        if (schema is OpenApiSchema)
            schema.Description = Joined(schema.Description);
    }

    /// <summary>A reference may have its own description; otherwise it shows that of its target.</summary>
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
