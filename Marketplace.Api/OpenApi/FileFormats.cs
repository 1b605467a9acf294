using Marketplace.Api.Http;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;

namespace Marketplace.Api.OpenApi;

/// <summary>Lists the files that an operation answers with beside JSON.</summary>
internal static class FileFormats
{
    private const string Ok = "200";

    public static void Describe(OpenApiOperation operation, ApiDescription endpoint)
    {
        if (
            endpoint.ActionDescriptor.EndpointMetadata.OfType<FileFormatsMetadata>().LastOrDefault()
                is not { Formats: var formats }
            || operation.Responses?.GetValueOrDefault(Ok) is not OpenApiResponse { Content: { } content }
        )
        {
            return;
        }

        foreach (var format in formats)
        {
            content[format] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
            };
        }
    }
}
