using System.Text.Json;
using Marketplace.Foundation;
using Microsoft.AspNetCore.Http.Metadata;

namespace Marketplace.Api.Http;

/// <summary>Answers a body that lacks members, or has null for them, with <c>validation.failed</c> and all its field
/// errors.</summary>
/// <remarks>The serializer stops at the first incomplete object, so the body is read a second time. A request without a
/// body is answered likewise.</remarks>
public sealed class RequiredMembersMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (TypeOf(context.GetEndpoint()) is not { } request)
        {
            await next(context);
            return;
        }

        context.Request.EnableBuffering();
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException failure)
            when (failure.InnerException is JsonException json and not RefusedJsonException)
        {
            if (await RefusalAsync(context, request, json) is not { } refusal)
                throw;
            await Problems.WriteAsync(context, refusal);
        }
        catch (BadHttpRequestException failure) when (HasNoBody(failure))
        {
            var validator = context.GetEndpoint()?.Metadata.GetMetadata<ValidationMetadata>()?.Validator;
            await Problems.WriteAsync(context, RequiredMembers.OfNothing(request, validator));
        }
    }

    /// <summary>Whether the framework found no body; it has words for this, but no exception of its own.</summary>
    private static bool HasNoBody(BadHttpRequestException failure) =>
        failure.InnerException is null
        && (
            failure.Message.StartsWith("Implicit body inferred", StringComparison.Ordinal)
            || failure.Message.EndsWith("was not provided from body.", StringComparison.Ordinal)
        );

    /// <summary>What is missing in the body, where null is as good as nothing; null if the body fails for another
    /// reason.</summary>
    private static async Task<Error?> RefusalAsync(HttpContext context, Type request, JsonException failure)
    {
        var body = context.Request.Body;
        body.Position = 0;
        try
        {
            using var json = await JsonDocument.ParseAsync(body, cancellationToken: context.RequestAborted);
            var failedAt = ExceptionProblems.PointerOf(failure.Path);
            if (!RequiredMembers.IsMissing(failure) && !RequiredMembers.IsNullAt(failedAt, json.RootElement, request))
                return null;
            var validator = context.GetEndpoint()?.Metadata.GetMetadata<ValidationMetadata>()?.Validator;
            return Invalid.Fields(RequiredMembers.Check(json.RootElement, request, validator));
        }
        catch (JsonException)
        {
            // The serializer stopped before it; what follows is no JSON.
            return PlatformErrors.Malformed;
        }
    }

    private static Type? TypeOf(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<IAcceptsMetadata>() is { RequestType: { } type } accepts
        && accepts.ContentTypes.Contains("application/json")
            ? type
            : null;
}
