using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Products;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Subscriptions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Products;

/// <content>The variants of a product.</content>
public static partial class SellerProductsEndpoints
{
    private static void MapVariants(RouteGroupBuilder products)
    {
        products
            .MapPost("/{productId:guid}/variants", AddVariant)
            .RequirePermission(Permissions.Seller(SellerScopes.CatalogWrite))
            .Validates<CreateVariantRequest, CreateVariantRequest.Validator>()
            .ChangesCatalog()
            .Produces<SellerVariantResponse>(StatusCodes.Status201Created)
            .ProducesProblems([.. VariantRefusals, ProductErrors.VariantLimit])
            .SendsETag()
            .WithSummary("Add a variant with its initial stock");
        products
            .MapPatch("/{productId:guid}/variants/{variantId:guid}", ChangeVariant)
            .RequirePermission(Permissions.Seller(SellerScopes.CatalogWrite))
            .RequiresIfMatch()
            .Validates<ChangeVariantRequest, ChangeVariantRequest.Validator>()
            .ChangesCatalog()
            .Produces<SellerVariantResponse>()
            .ProducesProblems([.. VariantRefusals, ProductErrors.NotPublishable])
            .SendsETag()
            .WithSummary("Update a variant");
        products
            .MapDelete("/{productId:guid}/variants/{variantId:guid}", RemoveVariant)
            .RequirePermission(Permissions.Seller(SellerScopes.CatalogWrite))
            .RequiresIfMatch()
            .ChangesCatalog()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(
                PlatformErrors.NotFound,
                ProductErrors.HasOrders,
                ProductErrors.NotPublishable,
                ProductErrors.Archived
            )
            .WithSummary("Delete a variant that was never ordered");
    }

    public static async Task<IResult> AddVariant(
        Guid sellerId,
        Guid productId,
        CreateVariantRequest request,
        CurrentUser user,
        VariantService variants,
        ProductQueries queries,
        CancellationToken cancellationToken
    ) =>
        await SeenAsync(
            await variants.AddAsync(user.Actor, sellerId, productId, request.ToVariant(), cancellationToken),
            sellerId,
            productId,
            isNew: true,
            queries,
            cancellationToken
        );

    public static async Task<IResult> ChangeVariant(
        Guid sellerId,
        Guid productId,
        Guid variantId,
        ChangeVariantRequest request,
        IfMatch ifMatch,
        CurrentUser user,
        VariantService variants,
        ProductQueries queries,
        CancellationToken cancellationToken
    ) =>
        await SeenAsync(
            await variants.ChangeAsync(
                user.Actor,
                sellerId,
                productId,
                variantId,
                ifMatch.Expected,
                request.Apply,
                cancellationToken
            ),
            sellerId,
            productId,
            isNew: false,
            queries,
            cancellationToken
        );

    public static async Task<IResult> RemoveVariant(
        Guid sellerId,
        Guid productId,
        Guid variantId,
        IfMatch ifMatch,
        CurrentUser user,
        VariantService variants,
        CancellationToken cancellationToken
    ) =>
        (
            await variants.RemoveAsync(user.Actor, sellerId, productId, variantId, ifMatch.Expected, cancellationToken)
        ).ToHttp();

    private static async Task<IResult> SeenAsync(
        Result<Variant> result,
        Guid sellerId,
        Guid productId,
        bool isNew,
        ProductQueries queries,
        CancellationToken cancellationToken
    )
    {
        if (!result.Succeeded)
            return Problems.From(result.Error);
        var product = await queries.FindForSellerAsync(sellerId, productId, cancellationToken);
        var seen = SellerVariantResponse.From(product!.Variants.Single(v => v.Id == result.Value.Id));
        return isNew
            ? ApiResults.Created($"/api/v1/seller/{sellerId}/products/{productId}", seen, seen.Version)
            : ApiResults.WithETag(seen, seen.Version);
    }
}
