using Marketplace.Api.Http;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Marketplace.IntegrationTests.Security;

/// <summary>Which endpoints ask for a code of the second factor.</summary>
public sealed class SecondFactorEndpointsTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    /// <summary>What moves money out, or decides where it goes. Whoever adds such an endpoint writes it down
    /// here.</summary>
    private static readonly string[] Sensitive =
    [
        "POST /admin/refunds/{id:guid}/mark-paid",
        "POST /admin/refunds/{id:guid}/mark-returned",
        "POST /admin/returns/{id:guid}/mark-paid",
        "POST /admin/returns/{id:guid}/reveal-account",
        "POST /admin/sellers/{id:guid}/payout-account/block",
        "POST /admin/sellers/{id:guid}/payout-account/verify",
        "POST /admin/sellers/{id:guid}/payout-hold",
        "POST /admin/sellers/{id:guid}/payout-release",
        "POST /admin/sellers/{id:guid}/withholding-exemption",
        "POST /admin/sellers/{id:guid}/withholding-exemption/end",
        "POST /admin/users/{id:guid}/reset-second-factor",
        "POST /admin/users/{id:guid}/roles",
        "POST /api/v1/admin/refunds/{id:guid}/mark-paid",
        "POST /api/v1/admin/refunds/{id:guid}/mark-returned",
        "POST /api/v1/admin/returns/{id:guid}/mark-paid",
        "POST /api/v1/admin/returns/{id:guid}/reveal-account",
        "POST /api/v1/admin/sellers/{id:guid}/payout-account/block",
        "POST /api/v1/admin/sellers/{id:guid}/payout-account/verify",
        "POST /api/v1/admin/sellers/{id:guid}/payout-hold",
        "POST /api/v1/admin/sellers/{id:guid}/payout-release",
        "POST /api/v1/admin/sellers/{id:guid}/withholding-exemption",
        "POST /api/v1/admin/sellers/{id:guid}/withholding-exemption/end",
        "POST /api/v1/admin/users/{id:guid}/reset-second-factor",
        "PUT /api/v1/admin/users/{id:guid}/roles",
        "PUT /api/v1/seller/{sellerId:guid}/payout-account",
    ];

    /// <summary>Parts of addresses under which nothing is written without a code.</summary>
    private static readonly string[] Guarded =
    [
        "/payouts",
        "/payout-batches",
        "/payout-runs",
        "/payout-account",
        "/payout-hold",
        "/ledger/adjustments",
    ];

    [Fact]
    public void Endpoints_ThatAskForACode_AreThoseWrittenDown()
    {
        var asking = ListedEndpoint.Of(app).Where(Asks).Select(endpoint => endpoint.Name).ToList();
        Assert.Empty(Sensitive.Except(asking));
        Assert.DoesNotContain(
            asking.Except(Sensitive),
            name => !Guarded.Any(part => name.Contains(part, StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Endpoints_OfPayouts_WriteNothingWithoutACode()
    {
        var open = ListedEndpoint
            .Of(app)
            // Pages answer to POST as well, and change nothing.
            .Where(e => e.Endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
            .Where(e => e.Method != "GET" && Guarded.Any(part => e.Pattern.Contains(part, StringComparison.Ordinal)))
            .ToList();
        Assert.NotEmpty(open);
        Assert.Empty(open.Where(e => !Asks(e)).Select(e => e.Name));
    }

    private static bool Asks(ListedEndpoint endpoint) =>
        endpoint.Endpoint.Metadata.GetMetadata<SecondFactorMetadata>() is not null;
}
