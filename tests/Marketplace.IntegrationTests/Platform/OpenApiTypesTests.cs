using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>The OpenAPI document names the types that have converters of their own.</summary>
public sealed class OpenApiTypesTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Document_TypesWithOwnConverters_AreDescribed()
    {
        var document = await (await app.Anonymous.GetAsync("/openapi/v1.json")).JsonAsync(HttpStatusCode.OK);
        var schemas = document.GetProperty("components").GetProperty("schemas");
        var invoice = schemas.GetProperty("InvoiceResponse").GetProperty("properties");
        Assert.Equal("string", invoice.GetProperty("number").GetProperty("type").GetString());
        Assert.Equal(
            ("string", "date-time"),
            (
                invoice.GetProperty("issuedAt").GetProperty("type").GetString(),
                invoice.GetProperty("issuedAt").GetProperty("format").GetString()
            )
        );
        Assert.Equal(
            ["null", "string"],
            invoice.GetProperty("paidAt").GetProperty("type").EnumerateArray().Select(t => t.GetString()).Order()
        );
        Assert.Equal(
            "integer",
            schemas.GetProperty("Money").GetProperty("properties").GetProperty("amount").GetProperty("type").GetString()
        );
        Assert.Equal("string", schemas.GetProperty("InvoiceStatus").GetProperty("type").GetString());
        Assert.Equal(
            "string",
            schemas
                .GetProperty("PlanTermsResponse")
                .GetProperty("properties")
                .GetProperty("features")
                .GetProperty("items")
                .GetProperty("type")
                .GetString()
        );
        var status = document
            .GetProperty("paths")
            .GetProperty("/api/v1/seller/{sellerId}/subscription/invoices")
            .GetProperty("get")
            .GetProperty("parameters")
            .EnumerateArray()
            .Single(p => p.GetProperty("name").GetString() == "status")
            .GetProperty("schema");
        Assert.Equal("#/components/schemas/InvoiceStatus", status.GetProperty("$ref").GetString());
        Assert.Equal(
            ["open", "paid", "void", "uncollectible"],
            schemas.GetProperty("InvoiceStatus").GetProperty("enum").EnumerateArray().Select(s => s.GetString()!)
        );
    }
}
