using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Orders.Files;

/// <summary>An account sends so many files a day.</summary>
[StoppedClock]
[Setting("Uploads:MaxPerDay", "3")]
public sealed class FileUploadLimitTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Upload_TenAtOnce_TakesThreeAndTheOthersWaitForTomorrow()
    {
        var buyer = await app.BuyerAsync();
        await (await buyer.SendFileAsync("no picture"u8.ToArray())).ProblemAsync(415, "file.unsupported");

        var answers = await Races.AtOnceAsync(10, _ => buyer.SendFileAsync(FileKit.Pdf()));

        Assert.Equal(3, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            var problem = await refused.ProblemAsync(429, "rate.limited");
            Assert.Equal(86_400, problem.GetProperty("params").GetProperty("retryAfter").GetInt32());
        }

        Assert.Equal(
            3,
            await app.ScalarAsync<long>($"SELECT count(*) FROM orders.files WHERE uploader_id = '{buyer.UserId}'")
        );
        using var other = await app.BuyerAsync();
        await other.UploadAsync(FileKit.Pdf());
        app.Clock.Advance(TimeSpan.FromHours(24));
        using var later = await app.SignInAgainAsync(buyer);
        await (buyer with { Client = later }).UploadAsync(FileKit.Pdf());
    }
}
