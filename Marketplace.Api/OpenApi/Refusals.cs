using System.Globalization;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Marketplace.Api.OpenApi;

/// <summary>All problems an endpoint can return: those it declares and those implied by its access rules, body and
/// query.</summary>
internal static class Refusals
{
    private static readonly string[] RolePolicies = [Permissions.Support, Permissions.Admin];

    /// <summary>Responses shared by many endpoints, listed once in the document.</summary>
    public static readonly IReadOnlyDictionary<string, ErrorDefinition[]> Shared = new Dictionary<
        string,
        ErrorDefinition[]
    >
    {
        ["Unauthenticated"] = [AccessErrors.Required, AccessErrors.TokenExpired, AccessErrors.TokenInvalid],
        ["Forbidden"] = [AccessErrors.Forbidden],
        ["ScopeMissing"] = [AccessErrors.ScopeMissing],
        ["NotFound"] = [PlatformErrors.NotFound],
        ["BodyTooLarge"] = [PlatformErrors.BodyTooLarge],
        ["ContentType"] = [PlatformErrors.ContentType],
        ["Malformed"] = [PlatformErrors.Malformed, PlatformErrors.UnknownParameter],
        ["QueryRefused"] = [PlatformErrors.Malformed, PlatformErrors.UnknownParameter, PlatformErrors.ValidationFailed],
        ["ListRefused"] =
        [
            PlatformErrors.Malformed,
            PlatformErrors.UnknownParameter,
            PlatformErrors.ValidationFailed,
            PlatformErrors.CursorInvalid,
            PlatformErrors.CursorMismatch,
        ],
        ["BodyRefused"] =
        [
            PlatformErrors.Malformed,
            PlatformErrors.UnknownParameter,
            PlatformErrors.UnknownField,
            PlatformErrors.NotMinorUnits,
            PlatformErrors.ValidationFailed,
        ],
        ["RateLimited"] = [PlatformErrors.RateLimited],
        ["Unavailable"] = [PlatformErrors.Busy, PlatformErrors.Unavailable],
        ["Unexpected"] = [PlatformErrors.Unexpected],
    };

    /// <summary>The name of the shared response with exactly these problems; null if there is none.</summary>
    public static string? SharedNameOf(IEnumerable<ErrorDefinition> errors)
    {
        var names = errors.Select(ExampleName).ToHashSet();
        return Shared.FirstOrDefault(shared => names.SetEquals(shared.Value.Select(ExampleName))).Key;
    }

    private static readonly ErrorDefinition[] OfBodies =
    [
        PlatformErrors.UnknownField,
        PlatformErrors.NotMinorUnits,
        PlatformErrors.BodyTooLarge,
        PlatformErrors.ContentType,
    ];

    private static readonly ErrorDefinition[] OfKeys =
    [
        PlatformErrors.IdempotencyKeyInvalid,
        PlatformErrors.IdempotencyKeyReused,
        PlatformErrors.IdempotencyInProgress,
    ];

    private static readonly ErrorDefinition[] OfEveryEndpoint =
    [
        PlatformErrors.Malformed,
        PlatformErrors.UnknownParameter,
        PlatformErrors.RateLimited,
        PlatformErrors.Busy,
        PlatformErrors.Unavailable,
        PlatformErrors.Unexpected,
    ];

    public static IEnumerable<ErrorDefinition> Of(ApiDescription endpoint)
    {
        var metadata = endpoint.ActionDescriptor.EndpointMetadata;
        var errors = metadata.OfType<RefusalMetadata>().SelectMany(refusal => refusal.Errors).ToList();
        var policies = IsOpen(endpoint) ? [] : metadata.OfType<IAuthorizeData>().Select(data => data.Policy).ToList();
        if (policies.Count > 0)
            errors.AddRange([AccessErrors.Required, AccessErrors.TokenExpired, AccessErrors.TokenInvalid]);
        if (policies.Intersect(RolePolicies).Any())
            errors.Add(AccessErrors.Forbidden);
        if (policies.Exists(policy => Permissions.ScopeOf(policy) is not null))
            errors.AddRange([AccessErrors.ScopeMissing, PlatformErrors.NotFound]);
        if (policies.Contains(Permissions.SellerMember))
            errors.Add(PlatformErrors.NotFound);
        if (endpoint.ParameterDescriptions.Any(parameter => parameter.Source == BindingSource.Body))
            errors.AddRange(OfBodies);
        if (endpoint.ParameterDescriptions.Any(parameter => parameter.Source == BindingSource.Query))
            errors.Add(PlatformErrors.ValidationFailed);
        if (endpoint.ParameterDescriptions.Any(parameter => parameter.Name == "cursor"))
            errors.AddRange([PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch]);
        if (IdempotencyOf(endpoint) == IdempotencyUse.Optional && Writes(endpoint))
            errors.AddRange(OfKeys);
        errors.AddRange(OfEveryEndpoint);
        return errors.DistinctBy(ExampleName);
    }

    public static bool IsOpen(ApiDescription endpoint) =>
        endpoint.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any();

    public static bool Writes(ApiDescription endpoint) => endpoint.HttpMethod is "POST" or "PUT" or "PATCH" or "DELETE";

    public static IdempotencyUse IdempotencyOf(ApiDescription endpoint) =>
        endpoint.ActionDescriptor.EndpointMetadata.OfType<IdempotencyMetadata>().LastOrDefault()?.Use
        ?? IdempotencyUse.Optional;

    /// <summary>The code with its status, because one code can have two statuses.</summary>
    public static string ExampleName(ErrorDefinition error) =>
        string.Create(CultureInfo.InvariantCulture, $"{error.Code}-{Problems.StatusOf(error.Kind)}");
}
