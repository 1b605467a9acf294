using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.ServiceDefaults;

/// <summary>The connection string of one resource, read when it is first used and checked when the host
/// starts.</summary>
/// <remarks>The options' name is the connection's name. Registration reads no configuration, so design-time tools run
/// without any.</remarks>
public sealed class ConnectionStringOptions
{
    /// <summary>The connection string as configured; null if there is none.</summary>
    public string? Value { get; set; }
}

/// <summary>Registers and reads connection strings in one place, so that every refusal names the key, the rule and an
/// example.</summary>
public static class ConnectionStrings
{
    /// <summary>Reads <c>ConnectionStrings:{name}</c> late and stops the host's start if <paramref name="refuse"/>
    /// finds fault with it.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">The connection's name.</param>
    /// <param name="refuse">What is wrong with the value, as a line that tells how to mend it; null if nothing
    /// is.</param>
    public static IServiceCollection AddConnectionString(
        this IServiceCollection services,
        string name,
        Func<string?, string?> refuse
    )
    {
        services
            .AddOptions<ConnectionStringOptions>(name)
            .Configure<IConfiguration>(
                (options, configuration) => options.Value = configuration.GetConnectionString(name)
            )
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<ConnectionStringOptions>>(new Refusal(name, refuse));
        return services;
    }

    /// <summary>The checked connection string of <paramref name="name"/>.</summary>
    /// <remarks>Fails with <see cref="OptionsValidationException"/> if it is missing or malformed.</remarks>
    public static string ConnectionString(this IServiceProvider services, string name) =>
        services.GetRequiredService<IOptionsMonitor<ConnectionStringOptions>>().Get(name).Value!;

    /// <summary>The line that tells an operator which connection string is missing or wrong.</summary>
    public static string Describe(string name, string fault, string example) =>
        $"ConnectionStrings:{name} {fault}. Set it in configuration or the environment, for example "
        + $"ConnectionStrings__{name}=\"{example}\".";

    private sealed class Refusal(string name, Func<string?, string?> refuse) : IValidateOptions<ConnectionStringOptions>
    {
        public ValidateOptionsResult Validate(string? optionsName, ConnectionStringOptions options)
        {
            if (optionsName != name)
                return ValidateOptionsResult.Skip;

            return refuse(options.Value) is { } fault
                ? ValidateOptionsResult.Fail(fault)
                : ValidateOptionsResult.Success;
        }
    }
}
