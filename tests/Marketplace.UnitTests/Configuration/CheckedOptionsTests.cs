using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.ServiceDefaults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.UnitTests.Configuration;

/// <summary>What an operator reads when a setting is wrong.</summary>
public sealed class CheckedOptionsTests
{
    [Theory]
    [InlineData(
        "Cors:Origins",
        "https://shop.example.com",
        "Cors:Origins: must be a list with one numbered key per entry. Example: "
            + "Cors__Origins__0=https://shop.example.com"
    )]
    [InlineData("RateLimits:Enabled", "maybe", "RateLimits:Enabled: must be true or false. Example: true")]
    [InlineData("RateLimits:UserPerMinute", "many", "RateLimits:UserPerMinute: must be an integer. Example: 10")]
    [InlineData("RateLimits:UserPerMinute", "1.5", "RateLimits:UserPerMinute: must be an integer. Example: 10")]
    [InlineData("Mail:From", "nonsense", "Mail:From: must be a mailbox. Example: Pazar <no-reply@example.com>")]
    [InlineData("Mail:ReplyTo", "nonsense", "Mail:ReplyTo: must be a mailbox, or empty. Example: support@example.com")]
    [InlineData("Mail:SmtpConnections", "0", "Mail:SmtpConnections: must be a number from 1 to 20. Example: 4")]
    public void WrongValue_OfAnyKind_IsNamedWithRuleAndExample(string key, string value, string line) =>
        Assert.Equal(line, HostRun.Explain(Refusal(key, value)));

    [Theory]
    [InlineData("Cors:Origins:0", "https://shop.example.com")]
    [InlineData("Cors:Origins", "")]
    [InlineData("Mail:From", "Pazar <no-reply@example.com>")]
    [InlineData("Mail:From", "no-reply@example.com")]
    [InlineData("Mail:ReplyTo", "")]
    [InlineData("Mail:ReplyTo", "Destek <support@example.com>")]
    public void RightValue_IsTaken(string key, string value) => Read(key, value);

    private static Exception Refusal(string key, string value) => Assert.ThrowsAny<Exception>(() => Read(key, value));

    private static void Read(string key, string value)
    {
        using var provider = new ServiceCollection()
            .AddSingleton<IConfiguration>(
                new ConfigurationBuilder()
                    .AddInMemoryCollection(
                        new Dictionary<string, string?> { ["Mail:SmtpHost"] = "localhost", [key] = value }
                    )
                    .Build()
            )
            .AddCheckedOptions<CorsSettings>(CorsSettings.Section)
            .AddCheckedOptions<RateLimitOptions>(RateLimitOptions.Section)
            .AddCheckedOptions<MailOptions>(MailOptions.Section)
            .BuildServiceProvider();
        _ = (
            provider.GetRequiredService<IOptions<CorsSettings>>().Value,
            provider.GetRequiredService<IOptions<RateLimitOptions>>().Value,
            provider.GetRequiredService<IOptions<MailOptions>>().Value
        );
    }
}
