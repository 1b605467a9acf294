using Marketplace.Api.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;

namespace Marketplace.Api.OpenApi;

/// <summary>What each write changes, by operation id, and who may call an operation, by its policy.</summary>
/// <remarks>Reads need no text of their own: they change nothing.</remarks>
public static partial class OperationNotes
{
    private const string Read = "Changes nothing.";

    private static readonly Dictionary<string, string> Access = new()
    {
        [Permissions.SignedIn] = "For signed-in accounts.",
        [Permissions.Buyer] = "For signed-in accounts, and for guests with the token of their cart.",
        [Permissions.SellerMember] = "For members of the store.",
        [Permissions.Support] = "For support staff and administrators.",
        [Permissions.Admin] = "For administrators.",
    };

    /// <summary>Notes by operation id.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = Shop.Concat(Seller)
        .Concat(Admin)
        .Concat(Returns)
        .Concat(Guests)
        .Concat(Security)
        .Concat(Payouts)
        .Concat(Adjustments)
        .ToDictionary();

    /// <summary>The description of an operation: what the endpoint says of itself, else what it changes; then who may
    /// call it.</summary>
    /// <exception cref="InvalidOperationException">A write has no text.</exception>
    internal static string Of(string id, string? own, ApiDescription endpoint)
    {
        var text = own ?? All.GetValueOrDefault(id) ?? (Refusals.Writes(endpoint) ? null : Read);
        return text is null
            ? throw new InvalidOperationException($"OperationNotes does not say what {id} changes.")
            : $"{text} {AccessOf(endpoint)}{FactorOf(endpoint)}";
    }

    private static string FactorOf(ApiDescription endpoint) =>
        endpoint.ActionDescriptor.EndpointMetadata.OfType<SecondFactorMetadata>().Any()
            ? " Asks for a code of the second factor, entered lately in this session."
            : "";

    private static string AccessOf(ApiDescription endpoint)
    {
        var policies = endpoint.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Select(data => data.Policy);
        if (Refusals.IsOpen(endpoint) || policies.LastOrDefault(policy => policy is not null) is not { } last)
            return "No sign-in needed.";
        return Permissions.ScopeOf(last) is { } scope
            ? $"For members of the store whose role has `{scope}`."
            : Access[last];
    }
}
