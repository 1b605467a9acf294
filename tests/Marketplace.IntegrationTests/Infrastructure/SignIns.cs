using System.Net;
using Marketplace.Foundation;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Users;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Infrastructure;

/// <summary>Somebody signed in: real account, real session row, real token.</summary>
/// <param name="SellerId">The store of a seller; empty for others.</param>
public sealed record SignIn(HttpClient Client, Guid UserId, string Email, Guid SellerId) : IDisposable
{
    public const string Password = "correct horse battery 9";

    public void Dispose() => Client.Dispose();
}

/// <summary>Makes accounts for tests without the mails and hashing that other tests cover.</summary>
public static class SignIns
{
    private static int Count;

    // One hash of the one password: hundreds of accounts need not wait for turns at hashing.
    private static string? PasswordHash;

    /// <summary>A buyer with a confirmed mailbox.</summary>
    public static Task<SignIn> BuyerAsync(
        this MarketplaceApp app,
        string? email = null,
        bool confirmed = true,
        Language? language = null
    ) => app.MakeAsync(email, null, confirmed, language, store: false);

    public static Task<SignIn> AdminAsync(this MarketplaceApp app) =>
        app.MakeAsync(null, UserRoles.Admin, confirmed: true, Language.English, store: false);

    public static Task<SignIn> SupportAsync(this MarketplaceApp app) =>
        app.MakeAsync(null, UserRoles.Support, confirmed: true, Language.English, store: false);

    /// <summary>The owner of an approved, open store.</summary>
    public static Task<SignIn> SellerAsync(this MarketplaceApp app, string? email = null) =>
        app.MakeAsync(email, null, confirmed: true, Language.English, store: true);

    /// <summary>A client with a new token, for tests that let much time go by.</summary>
    public static async Task<HttpClient> SignInAgainAsync(this MarketplaceApp app, SignIn who)
    {
        var answer = await app.Anonymous.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/auth/login",
            new { email = who.Email, password = SignIn.Password }
        );
        return app.NewClient((await answer.JsonAsync(HttpStatusCode.OK)).GetProperty("accessToken").GetString());
    }

    private static async Task<SignIn> MakeAsync(
        this MarketplaceApp app,
        string? email,
        string? role,
        bool confirmed,
        Language? language,
        bool store
    )
    {
        var number = Interlocked.Increment(ref Count);
        email ??= $"user{number}@example.com";
        var now = app.Clock.GetUtcNow();
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var user = User.Register(
            Ids.New(app.Clock),
            new(email, SignIn.Password, $"User {number}", null, language ?? Language.English),
            PasswordHash ??= await services
                .GetRequiredService<PasswordHashService>()
                .HashAsync(SignIn.Password, CancellationToken.None),
            now
        );
        if (confirmed)
            user.ConfirmEmail(now);
        if (role is not null)
            user.Grant(role);
        var signedIn = await services
            .GetRequiredService<UnitOfWork>()
            .ExecuteAsync<SignedIn>(
                async ct =>
                {
                    services.GetRequiredService<IUserRepository>().Add(user);
                    return await services
                        .GetRequiredService<SessionService>()
                        .OpenAsync(user, new("127.0.0.1", "tests"), ct);
                },
                CancellationToken.None
            );
        var sellerId = store ? await Stores.OpenAsync(services, user, number) : Guid.Empty;
        return new(app.NewClient(signedIn.Value.AccessToken), user.Id, email, sellerId);
    }
}
