using System.Security.Cryptography;
using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Sellers show what they sell: rewrites a picture that was sent and adds it to a product.</summary>
/// <remarks>Errors: <c>resource.not_found</c>, <c>media.unsupported</c>, <c>media.too_large</c>,
/// <c>image.too_many_pixels</c>, <c>image.unreadable</c>, <c>plan.limit_reached</c>, <c>image.storage_full</c>,
/// <c>image.store_unavailable</c>, <c>product.archived</c>.</remarks>
public sealed class ImageUploadService(
    UnitOfWork unitOfWork,
    IProductRepository products,
    IStorefrontRepository storefronts,
    StoreAllowancePolicy allowance,
    PictureStore files,
    TimeProvider clock
)
{
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>Adds a picture at the end.</summary>
    /// <remarks>Repeat: the same picture again gives the image that is already there, with the text sent now. Order and
    /// locks: nothing is locked while it is decoded and stored; then the storefront exclusively, and the product. A new
    /// text for a known picture locks the product only.</remarks>
    public async Task<Result<ProductImage>> AddAsync(Actor actor, NewImage input, CancellationToken cancellationToken)
    {
        if (input.Content.Length > MaxBytes)
            return ImageErrors.TooLarge(MaxBytes);
        var hash = Convert.ToHexStringLower(SHA256.HashData(input.Content));
        // What will be refused anyway is neither decoded nor stored.
        var looked = await unitOfWork.ExecuteAsync<(Product Product, ProductImage? Same)>(
            ct => JudgeAsync(actor, input, hash, 0, products.FindAsync, ct),
            cancellationToken
        );
        if (looked is { Succeeded: true, Value.Same: { } known } && input.Alt is { } alt && alt != known.Alt)
            looked = await DescribeAsync(actor, input, hash, cancellationToken);
        if (!looked.Succeeded)
            return looked.Error;
        if (looked.Value.Same is { } same)
            return same;
        var rewritten = await files.RewriteAsync(input.Content, MaxBytes, cancellationToken);
        if (!rewritten.Succeeded)
            return rewritten.Error;
        // From here on it ends, even if the caller leaves: what is stored is entered, or taken away again.
        return await StoreAsync(actor, input, hash, rewritten.Value, CancellationToken.None);
    }

    /// <summary>Gives a picture that is already there the text sent now, unless it was removed meanwhile.</summary>
    private Task<Result<(Product Product, ProductImage? Same)>> DescribeAsync(
        Actor actor,
        NewImage input,
        string hash,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<(Product Product, ProductImage? Same)>(
            async ct =>
            {
                var judged = await JudgeAsync(actor, input, hash, 0, products.FindForUpdateAsync, ct);
                if (judged is { Succeeded: true, Value: (var product, { } same) })
                    product.DescribeImage(same, input.Alt, clock.GetUtcNow());
                return judged;
            },
            cancellationToken
        );

    private async Task<Result<ProductImage>> StoreAsync(
        Actor actor,
        NewImage input,
        string hash,
        RewrittenImage file,
        CancellationToken cancellationToken
    )
    {
        var image = Image(input, hash, file);
        if (await files.SaveAsync(image.Key, file, cancellationToken) is { Succeeded: false } failed)
            return failed.Error;
        var entered = await unitOfWork.ExecuteAsync<ProductImage>(
            async ct =>
            {
                await storefronts.LockAsync(input.SellerId, ct);
                var judged = await JudgeAsync(actor, input, hash, image.Bytes, products.FindForUpdateAsync, ct);
                if (!judged.Succeeded)
                    return judged.Error;
                var (product, same) = judged.Value;
                if (same is not null)
                {
                    product.DescribeImage(same, input.Alt, clock.GetUtcNow());
                    return same;
                }

                image.Sort = product.Images.Select(i => i.Sort + 1).DefaultIfEmpty(0).Max();
                product.AddImage(image, clock.GetUtcNow());
                return image;
            },
            cancellationToken
        );
        if (!entered.Succeeded || entered.Value.Key != image.Key)
            await files.DiscardAsync(image.Key, cancellationToken);
        return entered;
    }

    private async Task<Result<(Product Product, ProductImage? Same)>> JudgeAsync(
        Actor actor,
        NewImage input,
        string hash,
        int bytes,
        Func<Guid, Guid, CancellationToken, Task<Product?>> findAsync,
        CancellationToken cancellationToken
    )
    {
        if (
            !actor.MayKeepShop(input.SellerId)
            || await findAsync(input.SellerId, input.ProductId, cancellationToken) is not { } product
        )
        {
            return PlatformErrors.NotFound;
        }
        if (product.Status == ProductStatus.Archived)
            return ProductErrors.Archived;
        if (product.Images.FirstOrDefault(i => i.Hash == hash) is { } same)
            return (product, same);
        return await allowance.AdmitImageAsync(product, bytes, cancellationToken) is { Succeeded: false } refused
            ? refused.Error
            : (product, null);
    }

    private ProductImage Image(NewImage input, string hash, RewrittenImage file)
    {
        var id = Ids.New(clock);
        // No other upload has the same name, so the files of a refused one can be removed at once.
        var name = Convert.ToHexStringLower(SHA256.HashData([.. file.Content, .. id.ToByteArray()]));
        return new()
        {
            Id = id,
            ProductId = input.ProductId,
            Key = ImageKeys.Make(input.ProductId, name, file.Extension),
            Alt = input.Alt ?? "",
            Width = file.Width,
            Height = file.Height,
            Hash = hash,
            ContentType = file.ContentType,
            Bytes = file.TotalBytes,
            CreatedAt = clock.GetUtcNow(),
        };
    }
}

/// <summary>A picture for a product, as it was sent.</summary>
/// <param name="Alt">Text for those who cannot see it; may be empty. Null keeps the text of a picture that is already
/// there.</param>
public sealed record NewImage(Guid SellerId, Guid ProductId, byte[] Content, string? Alt);
