using Marketplace.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.ArchitectureTests.Rules;

/// <summary>What a module registers has a name that says what kind of thing it is.</summary>
public sealed class RegisteredNamesTests
{
    private static readonly string[] Suffixes =
    [
        "Service",
        "Repository",
        "Queries",
        "Job",
        "Handler",
        "Listener",
        "Guard",
        "Options",
        "Validator",
        "Client",
        "Store",
        "Policy",
        "Calculator",
        "Publisher",
        "Mailer",
        "Directory",
        "Cache",
        "Cipher",
        "Source",
        "Sender",
        "Receiver",
        "Processor",
        "Gateway",
        "Factory",
        "Registry",
    ];

    /// <summary>Names that the field uses as they are.</summary>
    private static readonly string[] Exceptions =
    [
        "AccessTokenIssuer",
        "AuditLog",
        "CursorCodec",
        "DeliveryBatch",
        "DocumentNumbers",
        "DomainEventDispatcher",
        "ErrorCatalogue",
        "EventCounters",
        "EventDispatcher",
        "EventOutbox",
        "IdempotencyExecutor",
        "JobRunner",
        "MailQueue",
        "OutboxRelay",
        "PlatformSignals",
        "PostgresDeadLetters",
        "QueueGauges",
        "RequestOrigin",
        "SignalNotifier",
        "SigningKeyRing",
        "UnitOfWork",
        "UsageMeter",
        "WebhookInbox",
    ];

    [Fact]
    public void Registrations_EveryType_HasANameThatCanBeGuessed() =>
        Assert.Equal(
            "",
            string.Join(" ", Registered().Where(name => !IsGuessable(name) && !Exceptions.Contains(name)))
        );

    [Fact]
    public void Exceptions_EveryOne_IsRegisteredAndNeeded() =>
        Assert.All(Exceptions, name => Assert.True(Registered().Contains(name) && !IsGuessable(name), name));

    [Theory]
    [InlineData("OrderService", true)]
    [InlineData("OnOrderPlaced", true)]
    [InlineData("Placement", false)]
    public void Name_IsJudgedByItsEnd(string name, bool isGuessable) => Assert.Equal(isGuessable, IsGuessable(name));

    private static bool IsGuessable(string name) =>
        (name.StartsWith("On", StringComparison.Ordinal) && name.Length > 2 && char.IsUpper(name[2]))
        || Suffixes.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal));

    private static HashSet<string> Registered() =>
        [
            .. new ServiceCollection()
                .AddMarketplaceModules()
                .Select(service => service.ImplementationType ?? service.ServiceType)
                .Where(type => type.Assembly.GetName().Name!.StartsWith("Marketplace.", StringComparison.Ordinal))
                .Where(type => type is { IsClass: true, IsGenericType: false } && !IsData(type))
                .Select(type => type.Name),
        ];

    /// <summary>Registered instances that carry settings or descriptions, not behaviour.</summary>
    private static bool IsData(Type type) =>
        type.GetMethod("<Clone>$") is not null || type.Name is "FoundationDbContext" or "MarketplaceDbContext";
}
