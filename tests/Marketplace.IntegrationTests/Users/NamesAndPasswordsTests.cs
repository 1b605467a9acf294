using System.Net;
using System.Net.Http.Json;
using System.Text;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Users;

/// <summary>Letters that are written in several ways: in passwords, in search boxes, in lists of names.</summary>
public sealed class NamesAndPasswordsTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Password = "Çok güçlü şifre 1";

    [Fact]
    public async Task SignIn_PasswordInTheOtherFormOfUnicode_IsRight()
    {
        using var user = await app.BuyerAsync();
        (
            await user.Client.PostAsJsonAsync(
                "/api/v1/auth/change-password",
                new { currentPassword = SignIn.Password, newPassword = Password.Normalize(NormalizationForm.FormD) }
            )
        ).Expect(HttpStatusCode.NoContent);
        foreach (var form in new[] { NormalizationForm.FormC, NormalizationForm.FormD })
            (await LoginAsync(user.Email, Password.Normalize(form))).Expect(HttpStatusCode.OK);
        (await LoginAsync(user.Email, "Cok guclu sifre 1")).Expect(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task SignIn_HashOfBeforePasswordsWereNormalised_IsRightAndRenewed()
    {
        using var user = await app.BuyerAsync();
        var typed = Password.Normalize(NormalizationForm.FormD);
        var old = new Microsoft.AspNetCore.Identity.PasswordHasher<object>().HashPassword(user, typed);
        await app.ExecuteAsync($"UPDATE users.users SET password_hash = '{old}' WHERE id = '{user.UserId}'");

        (await LoginAsync(user.Email, typed)).Expect(HttpStatusCode.OK);

        (await LoginAsync(user.Email, Password.Normalize(NormalizationForm.FormC))).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("IŞIK")]
    [InlineData("ışık")]
    [InlineData("isik")]
    public async Task Search_ForPeople_FindsTurkishNamesHoweverTheyAreWritten(string text)
    {
        using var admin = await app.AdminAsync();
        using var user = await app.BuyerAsync();
        await app.ExecuteAsync($"UPDATE users.users SET display_name = 'Işık Çağ' WHERE id = '{user.UserId}'");
        var found = await (
            await admin.Client.GetAsync($"/api/v1/admin/users?q={Uri.EscapeDataString(text)}")
        ).JsonAsync(HttpStatusCode.OK);
        Assert.Contains(
            user.UserId,
            found.GetProperty("data").EnumerateArray().Select(u => u.GetProperty("id").GetGuid())
        );
    }

    [Theory]
    [InlineData("tr", "Safran,Silver,Şık,Şirin,Taşra")]
    [InlineData("en", "Safran,Silver,Şirin,Şık,Taşra")]
    public async Task List_StoresByName_FollowsTheAlphabetOfTheLanguagePageByPage(string language, string expected)
    {
        var names = expected.Split(',');
        var existing = await app.ScalarAsync<long>("SELECT count(*) FROM sellers.sellers WHERE name LIKE '%!'");
        if (existing == 0)
        {
            foreach (var name in names)
            {
                using var seller = await app.SellerAsync();
                await app.ExecuteAsync($"UPDATE sellers.sellers SET name = '{name}!' WHERE id = '{seller.SellerId}'");
            }
        }

        var listed = new List<string>();
        string? next = "/api/v1/sellers?sort=name&limit=2";
        while (next is not null)
        {
            var page = await (
                await app.Anonymous.SendJsonAsync(HttpMethod.Get, next, null, ("Accept-Language", language))
            ).JsonAsync(HttpStatusCode.OK);
            listed.AddRange(page.GetProperty("data").EnumerateArray().Select(s => s.GetProperty("name").GetString()!));
            next = page.GetProperty("page").GetProperty("nextCursor").GetString() is { } cursor
                ? $"/api/v1/sellers?sort=name&limit=2&cursor={Uri.EscapeDataString(cursor)}"
                : null;
        }

        Assert.Equal(names, listed.Where(name => name.EndsWith('!')).Select(name => name[..^1]));
    }

    private Task<HttpResponseMessage> LoginAsync(string email, string password) =>
        app.Anonymous.PostAsJsonAsync("/api/v1/auth/login", new { email, password });
}
