using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Marketplace.ServiceDefaults;

/// <summary>Runs a host's entry point so that an expected startup failure ends with one clear line and a non-zero exit
/// code.</summary>
/// <remarks>An unexpected exception is a bug and is printed in full; the exit code is also non-zero.</remarks>
public static partial class HostRun
{
    /// <summary>Runs <paramref name="run"/> and returns its exit code, or 1 after printing why the host
    /// failed.</summary>
    public static async Task<int> RunAsync(string hostName, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"{hostName}: stopped before startup completed.");
            return 1;
        }
        catch (Exception exception)
        {
            await Console.Error.WriteLineAsync(
                $"{hostName}: {Explain(exception) ?? $"unexpected failure. {exception}"}"
            );
            return 1;
        }
    }

    /// <summary>Returns a message the operator can act on, or null if the failure is not an expected startup
    /// failure.</summary>
    public static string? Explain(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            var line = ExplainOne(current);
            if (line is not null)
                return line;
        }

        return null;
    }

    private static string? ExplainOne(Exception exception) =>
        exception switch
        {
            CannotStartException refusal => refusal.Message,
            AggregateException { InnerExceptions: [_, ..] several } when several.All(one => Explain(one) is not null) =>
                string.Join(Environment.NewLine, several.Select(Explain)),
            OptionsValidationException invalid => string.Join(Environment.NewLine, invalid.Failures),
            InvalidOperationException unreadable
                when WrongType().Match(unreadable.Message) is { Success: true } wrong =>
                $"{wrong.Groups["key"].Value}: must be {RuleOf(wrong.Groups["type"].Value)}",
            IOException { InnerException: AddressInUseException } occupied =>
                $"{occupied.Message.TrimEnd('.')}. Stop the process that uses it, or choose another port: --port "
                    + "N or ASPNETCORE_URLS=http://127.0.0.1:N.",
            SocketException { SocketErrorCode: SocketError.AccessDenied } =>
                "this user is not allowed to open the port. Choose one above 1024: --port N or "
                    + "ASPNETCORE_URLS=http://127.0.0.1:N.",
            PostgresException
            {
                SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification
            } => $"the database rejected the user name or password in ConnectionStrings__{ResourceNames.Database}.",
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } missing =>
                $"{missing.MessageText}. Create the database, or correct ConnectionStrings__{ResourceNames.Database}.",
            NpgsqlException { InnerException: SocketException or TimeoutException } unreachable =>
                $"the database cannot be reached: {unreachable.Message} ({DatabaseFault.Reason(unreachable)}). Check "
                    + $"ConnectionStrings__{ResourceNames.Database} and that PostgreSQL is running there.",
            UnauthorizedAccessException denied =>
                $"{denied.Message} Give this user write permission, or choose another directory.",
            _ => null,
        };

    private static string RuleOf(string type) =>
        type == "System.Boolean" ? "true or false. Example: true" : "an integer. Example: 10";

    /// <summary>Matches the framework's message for a setting with the wrong type.</summary>
    [GeneratedRegex(@"at '(?<key>[^']+)' to type '(?<type>System\.(?:Boolean|U?Int\d\d))'")]
    private static partial Regex WrongType();
}
