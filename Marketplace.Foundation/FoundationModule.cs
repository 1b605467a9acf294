using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Marketplace.Foundation;

/// <summary>Registers the shared infrastructure. Reads no configuration values and starts nothing.</summary>
public static class FoundationModule
{
    public static IServiceCollection AddFoundation<TContext>(this IServiceCollection services)
        where TContext : FoundationDbContext
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<FoundationDbContext>(provider => provider.GetRequiredService<TContext>());
        services.AddScoped<UnitOfWork>().AddScoped<DomainEventDispatcher>().AddScoped<IdempotencyExecutor>();
        services
            .AddScoped<EventOutbox>()
            .AddScoped<OutboxRelay>()
            .AddScoped<EventDispatcher>()
            .AddScoped<EventQueueQueries>()
            .AddScoped<DeliveryBatch>()
            .AddScoped<PostponedEventStore>()
            .AddScoped<OutboxAdministrationService>()
            .AddScoped<MailAdministrationService>()
            .AddScoped<QueueGauges>();
        services.TryAddScoped<IEventSender, PostgresSender>();
        services.TryAddScoped<IDeadLetters, PostgresDeadLetters>();
        services.TryAddSingleton<IEventReceiver, PostgresReceiver>();
        services
            .AddSingleton<EventRegistry>()
            .AddSingleton<UnknownEventRegistry>()
            .AddSingleton<EventCounters>()
            .AddSingleton<PlatformSignals>()
            .AddSingleton<SignalNotifier>()
            .AddSingleton<SignalListener>();
        services.AddSingleton<JobSlotService>().AddSingleton<JobRunner>();
        services.AddScoped<JobAdministrationService>().AddScoped<JobQueries>();
        services.AddScoped<RequestOrigin>().AddScoped<MailQueue>().AddScoped<DocumentNumbers>();
        services.AddScoped<AuditLog>().AddScoped<AuditQueries>().AddScoped<ExportAuditService>();
        services.AddSingleton<CursorCodec>().AddSingleton<ErrorCatalogue>().AddSingleton(PlatformErrors.All);
        services.AddSingleton<FileMailSender>().AddScoped<SmtpMailSender>();
        services.AddScoped<IMailSender>(provider =>
            provider.GetRequiredService<IOptions<MailOptions>>().Value.SmtpHost.Length > 0
                ? provider.GetRequiredService<SmtpMailSender>()
                : provider.GetRequiredService<FileMailSender>()
        );
        services.AddCheckedOptions<SecretOptions>(SecretOptions.Section);
        services.AddCheckedOptions<MailOptions>(MailOptions.Section);
        services.AddJob<SendMailsJob>("platform.send-mails", TimeSpan.FromSeconds(5));
        return services.AddJob<PurgeJob>("platform.purge", TimeSpan.FromHours(1));
    }
}
