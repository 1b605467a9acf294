using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using FluentValidation;
using Marketplace.Api.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Marketplace.Api.OpenApi;

/// <summary>Lists as <c>required</c> of each request schema what the API refuses to do without.</summary>
/// <remarks>Asks the validators, with bodies that are empty at every depth, so that neither is written twice.</remarks>
internal static class RequestRequirements
{
    private const int MaxDepth = 3;
    private const string WholeBody = "#";

    /// <summary>Sets <c>required</c> of every schema that a JSON body contains.</summary>
    public static void Apply(OpenApiDocument document, OpenApiDocumentTransformerContext context)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        JsonSetup.Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        var endpoints = context
            .DescriptionGroups.SelectMany(group => group.Items)
            .Select(item => item.ActionDescriptor);
        foreach (var metadata in endpoints.Select(endpoint => endpoint.EndpointMetadata))
        {
            if (metadata.OfType<IAcceptsMetadata>().FirstOrDefault()?.RequestType is not { } request)
                continue;
            var body = options.GetTypeInfo(request);
            if (body.Kind != JsonTypeInfoKind.Object)
                continue;
            Describe(document, body, metadata.OfType<ValidationMetadata>().FirstOrDefault()?.Validator);
        }
    }

    private static void Describe(OpenApiDocument document, JsonTypeInfo request, IValidator? validator)
    {
        var schemas = document.Components!.Schemas!;
        var required = Enumerable
            .Range(0, MaxDepth)
            .SelectMany(depth => RequiredMembers.Check(BodyOf(request, depth), request.Type, validator))
            .Where(field => field is { Code: RequiredMembers.Code, Pointer: not WholeBody })
            .Select(field => Locate(request, field.Pointer))
            .ToLookup(member => member.Owner, member => member.Name);
        foreach (var type in Within(request, MaxDepth).DistinctBy(type => type.Type))
        {
            if (schemas.TryGetValue(type.Type.Name, out var found) && found is OpenApiSchema schema)
                schema.Required = InOrder(schema, required[type.Type].ToHashSet());
        }
    }

    private static HashSet<string>? InOrder(OpenApiSchema schema, HashSet<string> required) =>
        required.Count == 0 ? null : [.. schema.Properties!.Keys.Where(required.Contains)];

    /// <summary>The body with nothing in it but objects and lists of one, down to this depth.</summary>
    private static JsonElement BodyOf(JsonTypeInfo type, int depth) =>
        JsonSerializer.SerializeToElement(ObjectOf(type, depth));

    private static JsonObject ObjectOf(JsonTypeInfo type, int depth)
    {
        var body = new JsonObject();
        foreach (var member in depth == 0 ? [] : type.Properties)
        {
            if (Inner(type, member) is var (inner, isList))
                body[member.Name] = isList ? new JsonArray(ObjectOf(inner, depth - 1)) : ObjectOf(inner, depth - 1);
        }

        return body;
    }

    private static IEnumerable<JsonTypeInfo> Within(JsonTypeInfo type, int depth) =>
        depth == 0
            ? [type]
            : type
                .Properties.Select(member => Inner(type, member)?.Type)
                .OfType<JsonTypeInfo>()
                .SelectMany(inner => Within(inner, depth - 1))
                .Prepend(type);

    /// <summary>The object a member holds, or its list holds; null for any other member.</summary>
    private static (JsonTypeInfo Type, bool IsList)? Inner(JsonTypeInfo owner, JsonPropertyInfo member)
    {
        var type = owner.Options.GetTypeInfo(Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType);
        var isList = type.Kind == JsonTypeInfoKind.Enumerable;
        var inner = isList ? owner.Options.GetTypeInfo(type.ElementType!) : type;
        return inner.Kind == JsonTypeInfoKind.Object ? (inner, isList) : null;
    }

    /// <summary>The type and the member that a pointer such as <c>#/items/0/quantity</c> leads to.</summary>
    private static (Type Owner, string Name) Locate(JsonTypeInfo request, string pointer)
    {
        var names = pointer.Split('/').Skip(1).Where(part => !int.TryParse(part, out _)).ToList();
        var owner = request;
        foreach (var name in names.SkipLast(1))
            owner = Inner(owner, owner.Properties.Single(member => member.Name == name))!.Value.Type;
        return (owner.Type, names[^1]);
    }
}
