using System.Net;
using System.Text;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules;
using Marketplace.Modules.Products;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.IntegrationTests.Products;

/// <summary>A product over HTTP from draft to archive, with its variants, images and stock.</summary>
public sealed class ProductLifeTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Product_DraftPublishedUnpublishedArchived_IsSeenOnlyWhileOnSale()
    {
        var seller = await app.SellerAsync();
        await app.DrainAsync();
        var draft = await app.ProductAsync(seller, "Kahve değirmeni", publish: false, slug: "kahve-degirmeni-x");
        var (id, path) = (draft.Id(), Catalog.Path(seller, $"/{draft.Id()}"));
        Assert.Equal("draft", draft.GetProperty("status").GetString());
        await (await app.Anonymous.GetAsync($"/api/v1/products/{id}")).ProblemAsync(404, "resource.not_found");

        (await seller.Client.PostAsync(path + "/publish", null)).Expect(HttpStatusCode.OK);
        var byId = await app.Anonymous.GetAsync($"/api/v1/products/{id}");
        var seen = await byId.JsonAsync(HttpStatusCode.OK);
        Assert.Equal("Kahve değirmeni", seen.GetProperty("title").GetString());
        Assert.Equal(
            id,
            (
                await (
                    await app.Anonymous.GetAsync("/api/v1/products/" + seen.GetProperty("slug").GetString())
                ).JsonAsync(HttpStatusCode.OK)
            ).Id()
        );
        var again = await app.Anonymous.SendJsonAsync(
            HttpMethod.Get,
            $"/api/v1/products/{id}",
            null,
            ("If-None-Match", byId.Headers.ETag!.Tag)
        );
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);

        (await seller.Client.PostAsync(path + "/unpublish", null)).Expect(HttpStatusCode.OK);
        await (await app.Anonymous.GetAsync($"/api/v1/products/{id}")).ProblemAsync(404, "resource.not_found");
        (await seller.Client.PostAsync(path + "/archive", null)).Expect(HttpStatusCode.OK);
        await (await seller.Client.PostAsync(path + "/publish", null)).ProblemAsync(409, "product.archived");
    }

    [Fact]
    public async Task Change_NeedsTheCurrentVersion()
    {
        var seller = await app.SellerAsync();
        var product = await app.ProductAsync(seller, "Semaver");
        var path = Catalog.Path(seller, $"/{product.Id()}");
        var tag = (await seller.Client.GetAsync(path)).Headers.ETag!.Tag;

        await (await seller.Client.SendJsonAsync(HttpMethod.Patch, path, new { title = "Bakır semaver" })).ProblemAsync(
            428,
            "precondition.required"
        );
        var changed = await seller.Client.SendJsonAsync(
            HttpMethod.Patch,
            path,
            new { title = "Bakır semaver", brand = "Usta" },
            ("If-Match", tag)
        );
        Assert.Equal("Bakır semaver", (await changed.JsonAsync(HttpStatusCode.OK)).GetProperty("title").GetString());
        await (
            await seller.Client.SendJsonAsync(
                HttpMethod.Patch,
                path,
                new { title = "Gümüş semaver" },
                ("If-Match", tag)
            )
        ).StaleAsync(changed.Headers.ETag!.Tag);
        await (await seller.Client.SendJsonAsync(HttpMethod.Delete, path, null, ("If-Match", tag))).StaleAsync(
            changed.Headers.ETag!.Tag
        );
        Assert.Equal(
            "Bakır semaver",
            (await (await seller.Client.GetAsync(path)).JsonAsync(HttpStatusCode.OK)).GetProperty("title").GetString()
        );
    }

    [Fact]
    public async Task Conditions_ListsWeakTagsAndWildcard_AreUnderstood()
    {
        var seller = await app.SellerAsync();
        var product = await app.ProductAsync(seller, "Çaydanlık");
        var path = Catalog.Path(seller, $"/{product.Id()}");
        var tag = (await seller.Client.GetAsync(path)).Headers.ETag!.Tag;
        var store = $"/api/v1/seller/{seller.SellerId}";
        var storeTag = (await seller.Client.GetAsync(store)).Headers.ETag!.Tag;
        foreach (var known in new[] { storeTag, $"\"99\", {storeTag}", "W/" + storeTag, "*" })
        {
            (await seller.Client.SendJsonAsync(HttpMethod.Get, store, null, ("If-None-Match", known))).Expect(
                HttpStatusCode.NotModified
            );
        }

        foreach (var other in new[] { "\"99\"", "W/\"99\"", "nonsense" })
        {
            (await seller.Client.SendJsonAsync(HttpMethod.Get, store, null, ("If-None-Match", other))).Expect(
                HttpStatusCode.OK
            );
        }

        foreach (var stale in new[] { "\"99\", \"98\"", "W/" + tag, "*", "nonsense", "\"\"" })
        {
            await (
                await seller.Client.SendJsonAsync(HttpMethod.Patch, path, new { brand = "Usta" }, ("If-Match", stale))
            ).StaleAsync(tag);
        }

        (
            await seller.Client.SendJsonAsync(
                HttpMethod.Patch,
                path,
                new { brand = "Usta" },
                ("If-Match", $"\"99\", {tag}")
            )
        ).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SellerProduct_SoldOrRestockedSinceItWasRead_IsSentWhole()
    {
        var seller = await app.SellerAsync();
        var product = await app.ProductAsync(seller, "Sini", stock: 10);
        var path = Catalog.Path(seller, $"/{product.Id()}");
        var tag = (await seller.Client.GetAsync(path)).Headers.ETag!.Tag;
        (
            await seller.Client.SendJsonAsync(
                HttpMethod.Post,
                $"/api/v1/seller/{seller.SellerId}/stock/{product.VariantId()}/adjust",
                new { delta = -3 }
            )
        ).Expect(HttpStatusCode.OK);
        var again = await (
            await seller.Client.SendJsonAsync(HttpMethod.Get, path, null, ("If-None-Match", tag))
        ).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(7, again.GetProperty("variants")[0].GetProperty("onHand").GetInt32());
    }

    [Fact]
    public async Task SellerProducts_List_SpeaksOfMoneyAndPicturesAsTheProductDoes()
    {
        var seller = await app.SellerAsync();
        var product = await app.ProductAsync(seller, "Mangal", price: 45_000);
        var image = await (
            await Catalog.UploadAsync(seller, product.Id(), Catalog.Png, "a.png", "image/png")
        ).JsonAsync(HttpStatusCode.Created);
        var row = Assert.Single(
            (await (await seller.Client.GetAsync(Catalog.Path(seller))).JsonAsync(HttpStatusCode.OK))
                .GetProperty("data")
                .EnumerateArray()
        );
        Assert.Equal(
            (45_000, "TRY"),
            (
                row.GetProperty("minPrice").GetProperty("amount").GetInt64(),
                row.GetProperty("minPrice").GetProperty("currency").GetString()
            )
        );
        Assert.Equal(image.GetProperty("url").GetString(), row.GetProperty("imageUrl").GetString());
    }

    [Fact]
    public async Task StaleChange_OfVariantAndThreshold_NamesTheCurrentVersion()
    {
        var seller = await app.SellerAsync();
        var product = await app.ProductAsync(seller, "Kepçe");
        var variant = Catalog.Path(seller, $"/{product.Id()}/variants/{product.VariantId()}");
        var changed = await seller.Client.SendJsonAsync(
            HttpMethod.Patch,
            variant,
            new { weightGrams = 100 },
            ("If-Match", "\"1\"")
        );
        changed.Expect(HttpStatusCode.OK);
        await (
            await seller.Client.SendJsonAsync(
                HttpMethod.Patch,
                variant,
                new { weightGrams = 200 },
                ("If-Match", "\"1\"")
            )
        ).StaleAsync(changed.Headers.ETag!.Tag);
        await (await seller.Client.SendJsonAsync(HttpMethod.Delete, variant, null, ("If-Match", "\"1\""))).StaleAsync(
            changed.Headers.ETag!.Tag
        );
        var stock = $"/api/v1/seller/{seller.SellerId}/stock/{product.VariantId()}";
        var current = (await seller.Client.GetAsync(stock)).Headers.ETag!.Tag;
        await (
            await seller.Client.SendJsonAsync(
                HttpMethod.Put,
                stock + "/threshold",
                new { lowThreshold = 3 },
                ("If-Match", "\"99\"")
            )
        ).StaleAsync(current);
    }

    [Fact]
    public async Task Category_SlugLongerThanItsColumn_IsTooLong()
    {
        var admin = await app.AdminAsync();
        foreach (var length in new[] { 61, 80 })
        {
            var body = new
            {
                slug = new string('a', length),
                nameTr = "a",
                nameEn = "a",
                sort = 1,
            };
            await (await admin.Client.SendJsonAsync(HttpMethod.Post, "/api/v1/admin/categories", body)).ProblemAsync(
                400,
                "validation.failed"
            );
            await (
                await admin.Client.SendJsonAsync(
                    HttpMethod.Put,
                    $"/api/v1/admin/categories/{await app.CategoryAsync()}",
                    body,
                    ("If-Match", "*")
                )
            ).ProblemAsync(400, "validation.failed");
        }

        var created = await admin.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/admin/categories",
            new
            {
                slug = new string('a', 60),
                nameTr = "a",
                nameEn = "a",
                sort = 1,
            }
        );
        var category = $"/api/v1/admin/categories/{(await created.JsonAsync(HttpStatusCode.Created)).Id()}";
        await (
            await admin.Client.SendJsonAsync(
                HttpMethod.Put,
                category,
                new
                {
                    slug = "a-category",
                    nameTr = "a",
                    nameEn = "a",
                    sort = 1,
                },
                ("If-Match", "\"99\"")
            )
        ).StaleAsync(created.Headers.ETag!.Tag);
        await (await admin.Client.SendJsonAsync(HttpMethod.Delete, category, null, ("If-Match", "\"99\""))).StaleAsync(
            created.Headers.ETag!.Tag
        );
    }

    [Fact]
    public async Task Title_OfSpacesAndAPriceBeyondTheLimit_AreRefused()
    {
        var seller = await app.SellerAsync();
        var variant = new
        {
            sku = "S-1",
            price = new { amount = 10_000, currency = "TRY" },
            compareAtPrice = new { amount = 1_000_000_000_000_001, currency = "TRY" },
        };
        var problem = await (
            await seller.Client.SendJsonAsync(
                HttpMethod.Post,
                Catalog.Path(seller),
                new
                {
                    categoryId = await app.CategoryAsync(),
                    title = "  a  ",
                    variants = new[] { variant },
                }
            )
        ).ProblemAsync(400, "validation.failed");
        Assert.Equal(
            ["#/title", "#/variants/0/compareAtPrice/amount"],
            problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("pointer").GetString()).Order()
        );
        var product = await app.ProductAsync(seller, "Süzgeç");
        var path = Catalog.Path(seller, $"/{product.Id()}");
        await (
            await seller.Client.SendJsonAsync(HttpMethod.Patch, path, new { title = "   " }, ("If-Match", "\"1\""))
        ).ProblemAsync(400, "validation.failed");
        await (
            await seller.Client.SendJsonAsync(
                HttpMethod.Patch,
                $"{path}/variants/{product.VariantId()}",
                new { variant.compareAtPrice },
                ("If-Match", "\"1\"")
            )
        ).ProblemAsync(400, "validation.failed");
    }

    [Fact]
    public async Task Change_ByManyWithOneVersion_OneWins()
    {
        var seller = await app.SellerAsync();
        var product = await app.ProductAsync(seller, "Tava");
        var path = Catalog.Path(seller, $"/{product.Id()}");
        var tag = (await seller.Client.GetAsync(path)).Headers.ETag!.Tag;
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i =>
                    seller.Client.SendJsonAsync(HttpMethod.Patch, path, new { title = $"Tava {i}" }, ("If-Match", tag))
                )
        );
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(19, answers.Count(a => a.StatusCode == HttpStatusCode.PreconditionFailed));
    }

    [Fact]
    public async Task Create_WrongInput_NamesEveryFieldAndKeepsNothing()
    {
        var seller = await app.SellerAsync();
        var before = await app.ProductCountAsync();
        var answer = await seller.Client.SendJsonAsync(
            HttpMethod.Post,
            Catalog.Path(seller),
            new
            {
                categoryId = Guid.Empty,
                title = "x",
                slug = "Büyük Harf",
                brand = new string('b', 81),
                variants = new[]
                {
                    new
                    {
                        sku = "",
                        price = new { amount = -1, currency = "TRY" },
                        initialStock = -5,
                    },
                },
            }
        );
        var pointers = (await answer.ProblemAsync(400, "validation.failed"))
            .GetProperty("errors")
            .EnumerateArray()
            .Select(e => e.GetProperty("pointer").GetString()!)
            .ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "#/categoryId",
                "#/title",
                "#/slug",
                "#/brand",
                "#/variants/0/sku",
                "#/variants/0/price/amount",
                "#/variants/0/initialStock",
            },
            pointers
        );
        var unknown = await seller.Client.SendJsonAsync(HttpMethod.Post, Catalog.Path(seller), new { titel = "typo" });
        await unknown.ProblemAsync(400, "request.unknown_field");
        var nowhere = await seller.Client.SendJsonAsync(
            HttpMethod.Post,
            Catalog.Path(seller),
            new
            {
                categoryId = Guid.CreateVersion7(),
                title = "Ölçek",
                variants = new[] { new { sku = "A", price = new { amount = 100, currency = "TRY" } } },
            }
        );
        await nowhere.ProblemAsync(422, "category.unknown");
        Assert.Equal(before, await app.ProductCountAsync());
    }

    [Fact]
    public async Task Product_OfSomebodyElse_DoesNotExist()
    {
        var (seller, other, buyer) = (await app.SellerAsync(), await app.SellerAsync(), await app.BuyerAsync());
        var product = await app.ProductAsync(seller, "Çaydanlık", publish: false);
        foreach (
            var path in new[] { Catalog.Path(seller, $"/{product.Id()}"), Catalog.Path(other, $"/{product.Id()}") }
        )
        {
            await (await other.Client.GetAsync(path)).ProblemAsync(404, "resource.not_found");
        }

        await (await buyer.Client.PostAsync(Catalog.Path(seller, $"/{product.Id()}/publish"), null)).ProblemAsync(
            404,
            "resource.not_found"
        );
        await (await app.Anonymous.GetAsync(Catalog.Path(seller, $"/{product.Id()}"))).ProblemAsync(
            401,
            "auth.required"
        );
        await (
            await other.Client.GetAsync($"/api/v1/seller/{other.SellerId}/stock/{product.VariantId()}")
        ).ProblemAsync(404, "resource.not_found");
    }

    [Fact]
    public async Task Variants_SameSkuOrOptions_AreRefused()
    {
        var seller = await app.SellerAsync();
        var product = await app.ProductAsync(seller, "Tişört");
        var path = Catalog.Path(seller, $"/{product.Id()}/variants");
        object Variant(string sku, string size) =>
            new
            {
                sku,
                options = new Dictionary<string, string> { ["Beden"] = size },
                price = new { amount = 9_900, currency = "TRY" },
                initialStock = 3,
            };
        (await seller.Client.SendJsonAsync(HttpMethod.Post, path, Variant("TS-M", "M"))).Expect(HttpStatusCode.Created);
        await (await seller.Client.SendJsonAsync(HttpMethod.Post, path, Variant("TS-M", "L"))).ProblemAsync(
            409,
            "variant.sku_taken"
        );
        await (await seller.Client.SendJsonAsync(HttpMethod.Post, path, Variant("TS-L", "M"))).ProblemAsync(
            409,
            "variant.options_taken"
        );
        var dollars = new
        {
            sku = "TS-D",
            options = new Dictionary<string, string> { ["Beden"] = "D" },
            price = new { amount = 9_900, currency = "USD" },
        };
        await (await seller.Client.SendJsonAsync(HttpMethod.Post, path, dollars)).ProblemAsync(
            422,
            "money.currency_mismatch"
        );
    }

    [Fact]
    public async Task Images_AreJudgedByTheirContentAndTheirPlan()
    {
        var seller = await app.SellerAsync();
        var product = await app.ProductAsync(seller, "Vazo");
        await (
            await Catalog.UploadAsync(
                seller,
                product.Id(),
                Encoding.UTF8.GetBytes("<html><script>alert(1)</script>"),
                "a.png",
                "image/png"
            )
        ).ProblemAsync(415, "media.unsupported");
        await (
            await Catalog.UploadAsync(
                seller,
                product.Id(),
                [.. Catalog.Png, .. new byte[5 * 1024 * 1024]],
                "a.png",
                "image/png"
            )
        ).ProblemAsync(413, "media.too_large");

        var image = await (
            await Catalog.UploadAsync(seller, product.Id(), Catalog.Png, "evil.html", "text/html")
        ).JsonAsync(HttpStatusCode.Created);
        Assert.Equal(
            (1, 1, "Önden"),
            (
                image.GetProperty("width").GetInt32(),
                image.GetProperty("height").GetInt32(),
                image.GetProperty("alt").GetString()
            )
        );
        var file = await app.Anonymous.GetAsync(new Uri(image.GetProperty("url").GetString()!).AbsolutePath);
        Assert.Equal((HttpStatusCode.OK, "image/png"), (file.StatusCode, file.Content.Headers.ContentType!.MediaType));
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("cross-origin", file.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal(Catalog.Png[..8], (await file.Content.ReadAsByteArrayAsync())[..8]);

        Assert.Equal(
            image.Id(),
            (
                await (
                    await Catalog.UploadAsync(seller, product.Id(), Catalog.Png, "again.png", "image/png")
                ).JsonAsync(HttpStatusCode.Created)
            ).Id()
        );
        for (var i = 1; i < 4; i++)
        {
            (await Catalog.UploadAsync(seller, product.Id(), TestPictures.Png(), "a.png", "image/png")).Expect(
                HttpStatusCode.Created
            );
        }

        var full = await (
            await Catalog.UploadAsync(seller, product.Id(), TestPictures.Png(), "a.png", "image/png")
        ).ProblemAsync(403, "plan.limit_reached");
        // standard allows four as well
        Assert.Equal("pro", full.GetProperty("params").GetProperty("upgradeTo").GetString());
        (await seller.Client.DeleteAsync(Catalog.Path(seller, $"/{product.Id()}/images/{image.Id()}"))).Expect(
            HttpStatusCode.NoContent
        );
        (await Catalog.UploadAsync(seller, product.Id(), TestPictures.Png(), "a.png", "image/png")).Expect(
            HttpStatusCode.Created
        );
        await (await app.Anonymous.GetAsync("/api/v1/images/..%2f..%2fsecrets/x.png")).ProblemAsync(
            404,
            "resource.not_found"
        );
    }

    [Fact]
    public async Task Images_LargerThanTheServerReads_AreRefusedAsFiles()
    {
        using var seller = await app.SellerAsync();
        var product = await app.ProductAsync(seller, "Tablo");
        seller.Client.DefaultRequestHeaders.ExpectContinue = true;
        var problem = await (
            await Catalog.UploadAsync(seller, product.Id(), new byte[6 * 1024 * 1024], "a.png", "image/png")
        ).ProblemAsync(413, "media.too_large");
        Assert.Equal(5 * 1024 * 1024, problem.GetProperty("params").GetProperty("maxBytes").GetInt32());
    }

    [Fact]
    public async Task Images_SentAgainAfterTheirRemoval_AreNotSweptBeforeTheyAreNamed()
    {
        using var seller = await app.SellerAsync();
        var store = app.Services.GetRequiredService<IImageStore>();
        var key = ImageKeys.Make(Guid.CreateVersion7(), new string('a', 64), "png");
        Assert.True((await store.SaveAsync(key, Catalog.Png, default)).Succeeded);
        File.SetLastWriteTimeUtc(
            Path.Combine(
                app.Services.GetRequiredService<IOptions<MarketplaceOptions>>().Value.DataDirectory,
                "images",
                key
            ),
            app.Clock.GetUtcNow().UtcDateTime.AddHours(-2)
        );
        Assert.Contains(key, await store.KeysOlderThanAsync(app.Clock.GetUtcNow().AddHours(-1), default).ToListAsync());

        Assert.True((await store.SaveAsync(key, Catalog.Png, default)).Succeeded);
        await app.RunJobAsync("products.sweep-images");
        using var kept = await store.OpenAsync(key, default);
        Assert.NotNull(kept);
    }

    [Fact]
    public async Task Stock_AdjustedByHand_LeavesMovementsAndNeverFallsBelowZero()
    {
        var seller = await app.SellerAsync();
        var product = await app.ProductAsync(seller, "Mum", stock: 10);
        var path = $"/api/v1/seller/{seller.SellerId}/stock/{product.VariantId()}";
        var up = await (
            await seller.Client.SendJsonAsync(HttpMethod.Post, path + "/adjust", new { delta = 5, note = "Yeni koli" })
        ).JsonAsync(HttpStatusCode.OK);
        Assert.Equal((15, 15), (up.GetProperty("onHand").GetInt32(), up.GetProperty("available").GetInt32()));
        await (await seller.Client.SendJsonAsync(HttpMethod.Post, path + "/adjust", new { delta = -16 })).ProblemAsync(
            409,
            "stock.below_reserved"
        );
        var version = up.GetProperty("version").GetInt64();
        (
            await seller.Client.SendJsonAsync(
                HttpMethod.Post,
                path + "/adjust",
                new
                {
                    onHand = 7,
                    expectedVersion = version,
                    reason = "correction",
                }
            )
        ).Expect(HttpStatusCode.OK);
        await (
            await seller.Client.SendJsonAsync(
                HttpMethod.Post,
                path + "/adjust",
                new { onHand = 9, expectedVersion = version }
            )
        ).ProblemAsync(409, "stock.version_conflict");
        await (
            await seller.Client.SendJsonAsync(HttpMethod.Post, path + "/adjust", new { delta = 1, onHand = 9 })
        ).ProblemAsync(400, "validation.failed");

        var movements = await (await seller.Client.GetAsync(path + "/movements")).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(
            [-8, 5, 10],
            movements.GetProperty("data").EnumerateArray().Select(m => m.GetProperty("delta").GetInt32())
        );
    }

    [Fact]
    public async Task Stock_AdjustedByManyAtOnce_IsTheSumOfItsMovements()
    {
        var seller = await app.SellerAsync();
        var product = await app.ProductAsync(seller, "Kibrit", stock: 50);
        var path = $"/api/v1/seller/{seller.SellerId}/stock/{product.VariantId()}/adjust";
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(i => seller.Client.SendJsonAsync(HttpMethod.Post, path, new { delta = i % 2 == 0 ? 1 : -2 }))
        );
        Assert.All(
            answers,
            a => Assert.True(a.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict, a.StatusCode.ToString())
        );
        var (onHand, _, moved) = await app.StockOfAsync(product.VariantId());
        Assert.Equal(moved, onHand);
        Assert.True(onHand >= 0);
    }

    [Fact]
    public async Task Product_ModeratedOrStoreSuspended_IsHiddenUntilRestored()
    {
        var (seller, admin) = (await app.SellerAsync(), await app.AdminAsync());
        var product = await app.ProductAsync(seller, "Ayna");
        var publicPath = $"/api/v1/products/{product.Id()}";
        (await app.Anonymous.GetAsync(publicPath)).Expect(HttpStatusCode.OK);

        (
            await admin.Client.SendJsonAsync(
                HttpMethod.Post,
                $"/api/v1/admin/products/{product.Id()}/moderate",
                new { reason = "fake brand" }
            )
        ).Expect(HttpStatusCode.NoContent);
        await (await app.Anonymous.GetAsync(publicPath)).ProblemAsync(404, "resource.not_found");
        Assert.Equal(
            "moderated",
            (
                await (await seller.Client.GetAsync(Catalog.Path(seller, $"/{product.Id()}"))).JsonAsync(
                    HttpStatusCode.OK
                )
            )
                .GetProperty("visibility")
                .GetString()
        );
        (await admin.Client.PostAsync($"/api/v1/admin/products/{product.Id()}/restore", null)).Expect(
            HttpStatusCode.NoContent
        );
        (await app.Anonymous.GetAsync(publicPath)).Expect(HttpStatusCode.OK);

        (
            await admin.Client.SendJsonAsync(
                HttpMethod.Post,
                $"/api/v1/admin/sellers/{seller.SellerId}/suspend",
                new { reason = "papers expired" }
            )
        ).Expect(HttpStatusCode.OK);
        await app.DrainAsync();
        await Task.Delay(2_100);
        await (await app.Anonymous.GetAsync(publicPath)).ProblemAsync(404, "resource.not_found");
        (
            await admin.Client.SendJsonAsync(
                HttpMethod.Post,
                $"/api/v1/admin/sellers/{seller.SellerId}/reinstate",
                new { reason = "papers renewed" }
            )
        ).Expect(HttpStatusCode.OK);
        await app.DrainAsync();
        (await app.Anonymous.GetAsync(publicPath)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Categories_AdministeredWithRules()
    {
        var admin = await app.AdminAsync();
        async Task<(Guid Id, string Tag)> CreateAsync(string slug, Guid? parent = null)
        {
            var made = await admin.Client.SendJsonAsync(
                HttpMethod.Post,
                "/api/v1/admin/categories",
                new
                {
                    parentId = parent,
                    slug,
                    nameTr = slug,
                    nameEn = slug,
                    sort = 1,
                    active = true,
                }
            );
            return ((await made.JsonAsync(HttpStatusCode.Created)).Id(), made.Headers.ETag!.Tag);
        }

        var (root, rootTag) = await CreateAsync("bahce");
        var (child, childTag) = await CreateAsync("saksi", root);
        await (
            await admin.Client.SendJsonAsync(
                HttpMethod.Post,
                "/api/v1/admin/categories",
                new
                {
                    slug = "saksi",
                    nameTr = "a",
                    nameEn = "a",
                    sort = 1,
                    active = true,
                }
            )
        ).ProblemAsync(409, "category.slug_taken");
        var cycle = await admin.Client.SendJsonAsync(
            HttpMethod.Put,
            $"/api/v1/admin/categories/{root}",
            new
            {
                parentId = child,
                slug = "bahce",
                nameTr = "Bahçe",
                nameEn = "Garden",
                sort = 1,
                active = true,
            },
            ("If-Match", rootTag)
        );
        await cycle.ProblemAsync(422, "category.cycle");
        await (
            await admin.Client.SendJsonAsync(
                HttpMethod.Delete,
                $"/api/v1/admin/categories/{root}",
                null,
                ("If-Match", rootTag)
            )
        ).ProblemAsync(409, "category.in_use");
        (
            await admin.Client.SendJsonAsync(
                HttpMethod.Delete,
                $"/api/v1/admin/categories/{child}",
                null,
                ("If-Match", childTag)
            )
        ).Expect(HttpStatusCode.NoContent);
        (
            await admin.Client.SendJsonAsync(
                HttpMethod.Delete,
                $"/api/v1/admin/categories/{root}",
                null,
                ("If-Match", rootTag)
            )
        ).Expect(HttpStatusCode.NoContent);
    }
}
