using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Observability;

/// <summary>No span, log line or metric names a person or lets anybody act as one.</summary>
public sealed class PersonalDataTests(ObservedApp app) : IClassFixture<ObservedApp>
{
    private const string Email = "gizli.kisi@posta.example";
    private const string Name = "Gizem Sakliyan";
    private const string Phone = "+905551234599";
    private const string Street = "Fısıltı Sokağı 77";
    private const string District = "Sessizköy";
    private const string Password = "çok gizli bir parola 9";
    private const string LegalName = "Sakliyan Ticaret Ltd";
    private const string TaxId = "4567890128";
    private const string Iban = "TR330006100519786457841326";

    [Fact]
    public async Task Telemetry_OfSignUpSignInOrderAndMail_NamesNobody()
    {
        var secrets = new List<string> { Email, Name, Phone, Street, District, Password, LegalName, TaxId, Iban };
        secrets.Add(await SignUpAsync());
        using var buyer = await SignInAsync(secrets);
        await ApplyAsSellerAsync(buyer);
        await OrderAsync(buyer);
        (await buyer.GetAsync($"/api/v1/products?q={Uri.EscapeDataString(Email)}")).Expect(HttpStatusCode.OK);
        (await app.Anonymous.GetAsync($"/confirm-email?token={secrets[^1]}")).EnsureSuccessStatusCode();
        await app.DrainAsync();
        await app.RunJobAsync("platform.send-mails");
        app.FlushMetrics();

        Assert.Contains("process marketplace.orders.order-placed.v1 by notifications", app.Texts);
        Assert.Contains("job platform.send-mails", app.Texts);
        Assert.Contains("marketplace.users.registered", app.Texts);
        var spellings = secrets
            .SelectMany(secret => new[] { secret, Uri.EscapeDataString(secret) })
            .Distinct()
            .ToList();
        Assert.Empty(
            app.Texts.Where(text => spellings.Exists(s => text.Contains(s, StringComparison.OrdinalIgnoreCase)))
                .Distinct()
        );
    }

    /// <returns>The token of the mail that confirms the address.</returns>
    private async Task<string> SignUpAsync()
    {
        var person = new
        {
            email = Email,
            password = Password,
            displayName = Name,
            acceptTerms = true,
        };
        (await app.Anonymous.SendJsonAsync(HttpMethod.Post, "/api/v1/auth/register", person)).Expect(
            HttpStatusCode.Accepted
        );
        // The only mail there is: a literal in the SQL of a test is exported as well.
        var mail = await app.QueryAsync(db => db.Mails.Select(queued => queued.Body).SingleAsync());
        var token = mail[(mail.IndexOf("token=", StringComparison.Ordinal) + "token=".Length)..].Split([' ', '\n'])[0];
        (await app.Anonymous.SendJsonAsync(HttpMethod.Post, "/api/v1/auth/confirm-email", new { token })).Expect(
            HttpStatusCode.NoContent
        );
        return token;
    }

    private async Task<HttpClient> SignInAsync(List<string> secrets)
    {
        var wrong = new { email = Email, password = Password + "?" };
        (await app.Anonymous.SendJsonAsync(HttpMethod.Post, "/api/v1/auth/login", wrong)).Expect(
            HttpStatusCode.Unauthorized
        );
        var right = new { email = Email, password = Password };
        var answer = await (await app.Anonymous.SendJsonAsync(HttpMethod.Post, "/api/v1/auth/login", right)).JsonAsync(
            HttpStatusCode.OK
        );
        var (access, refresh) = (Text(answer, "accessToken"), Text(answer, "refreshToken"));
        secrets.InsertRange(0, [access, refresh]);
        return app.NewClient(access);
    }

    private static async Task ApplyAsSellerAsync(HttpClient person)
    {
        var store = new
        {
            slug = "gizli-dukkan",
            name = "Bir Dükkân",
            legalName = LegalName,
            taxId = TaxId,
            iban = Iban,
        };
        (await person.SendJsonAsync(HttpMethod.Post, "/api/v1/sellers", store)).Expect(HttpStatusCode.Created);
    }

    private async Task OrderAsync(HttpClient client)
    {
        using var seller = await app.SellerAsync();
        var goods = await app.GoodsAsync(seller);
        var buyer = new SignIn(client, Guid.Empty, Email, Guid.Empty);
        var address = new
        {
            fullName = Name,
            phone = Phone,
            line1 = Street,
            district = District,
            city = "İstanbul",
        };
        var quote = await (await buyer.QuoteAsync([(goods.VariantId, 1)], extra: new { address })).JsonAsync(
            HttpStatusCode.Created
        );
        (await buyer.CompleteAsync(quote.GetProperty("id").GetGuid())).Expect(HttpStatusCode.Created);
    }

    private static string Text(JsonElement answer, string name) => answer.GetProperty(name).GetString()!;
}
