using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Products;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Subscriptions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Products;

/// <content>The images of a product.</content>
public static partial class SellerProductsEndpoints
{
    private const int MaxAlt = 200;

    private static void MapImages(RouteGroupBuilder products)
    {
        products
            .MapPost("/{productId:guid}/images", AddImage)
            .RequirePermission(Permissions.Seller(SellerScopes.CatalogWrite))
            .DisableAntiforgery()
            .TakesFile(ImageUploadService.MaxBytes)
            .ChangesCatalog()
            .Produces<ImageResponse>(StatusCodes.Status201Created)
            .ProducesProblems(
                PlatformErrors.NotFound,
                PlatformErrors.MediaUnsupported,
                ImageErrors.Unreadable,
                ImageErrors.TooManyPixels,
                SubscriptionErrors.LimitReached,
                ImageErrors.StorageFull,
                ImageErrors.StoreFailed,
                ProductErrors.Archived
            )
            .WithSummary("Add an image")
            .WithDescription(
                "multipart/form-data with file and alt. The file is a JPEG, PNG or WebP, detected from its content, of "
                    + "at most 5 MiB and 25 million pixels. It is written anew in its own format: turned upright, in "
                    + "sRGB, without metadata such as the place it was taken; of an animation, the first frame. "
                    + "The same file again is the image that is already there, with the alt sent now."
            );
        products
            .MapDelete("/{productId:guid}/images/{imageId:guid}", RemoveImage)
            .RequirePermission(Permissions.Seller(SellerScopes.CatalogWrite))
            .ChangesCatalog()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(PlatformErrors.NotFound, ProductErrors.Archived)
            .WithSummary("Delete an image");
        products
            .MapPut("/{productId:guid}/images/order", OrderImages)
            .RequirePermission(Permissions.Seller(SellerScopes.CatalogWrite))
            .Validates<OrderImagesRequest, OrderImagesRequest.Validator>()
            .ChangesCatalog()
            .Produces<SellerProductResponse>()
            .ProducesProblems(PlatformErrors.NotFound, ImageErrors.Order, ProductErrors.Archived)
            .SendsETag()
            .WithSummary("Reorder the images");
    }

    public static async Task<IResult> AddImage(
        Guid sellerId,
        Guid productId,
        IFormFile file,
        [FromForm] string? alt,
        CurrentUser user,
        ImageUploadService images,
        IOptions<MarketplaceOptions> options,
        CancellationToken cancellationToken
    )
    {
        if (alt?.Length > MaxAlt)
            return Problems.InvalidField("#/alt", "value.too_long", ("max", MaxAlt));
        if (!TextRules.IsOneLine(alt))
            return Problems.InvalidField("#/alt", "value.format");
        if (file.Length > ImageUploadService.MaxBytes)
            return Problems.From(ImageErrors.TooLarge(ImageUploadService.MaxBytes));
        var content = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
            await stream.ReadExactlyAsync(content, cancellationToken);
        var input = new NewImage(sellerId, productId, content, alt?.Trim());
        var added = await images.AddAsync(user.Actor, input, cancellationToken);
        return added.ToHttp(i =>
            TypedResults.Created(
                ImageKeys.Url(options.Value.PublicUrl, i.Key),
                ImageResponse.From(new(i.Id, i.Key, i.Alt, i.Width, i.Height), options.Value.PublicUrl)
            )
        );
    }

    public static async Task<IResult> RemoveImage(
        Guid sellerId,
        Guid productId,
        Guid imageId,
        CurrentUser user,
        ProductImageService images,
        CancellationToken cancellationToken
    ) => (await images.RemoveAsync(user.Actor, sellerId, productId, imageId, cancellationToken)).ToHttp();

    public static async Task<IResult> OrderImages(
        Guid sellerId,
        Guid productId,
        OrderImagesRequest request,
        CurrentUser user,
        ProductImageService images,
        ProductQueries queries,
        IOptions<MarketplaceOptions> options,
        CancellationToken cancellationToken
    ) =>
        await SeenAsync(
            await images.OrderAsync(user.Actor, sellerId, productId, request.ImageIds, cancellationToken),
            queries,
            options,
            cancellationToken
        );
}
