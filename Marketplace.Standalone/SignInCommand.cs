using Marketplace.MigrationService;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Standalone;

/// <summary>Prints the development accounts of a data directory, whether its marketplace runs or not.</summary>
internal static class SignInCommand
{
    /// <summary>Prints them with the addresses of the running marketplace.</summary>
    /// <exception cref="CannotStartException">The directory has no accounts.</exception>
    internal static int Run(StandaloneArguments arguments, TextWriter output)
    {
        var environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var data = arguments.DataPath(environment["Marketplace:DataDirectory"]);
        var signIns =
            Read(data)
            ?? throw new CannotStartException(
                $"{data} has no development sign-ins: nothing was started there in development by this version, or "
                    + "its accounts or database were configured. Start it (./dev up), or name its directory with "
                    + "--data DIR."
            );

        var address = InstanceAddress.Of(data);
        if (address is null)
        {
            output.WriteLine("No marketplace is running over this directory; start it: ./dev up");
        }
        else
        {
            Banner.PrintAddresses(address, output);
            Banner.PrintSamples(data, output);
        }

        Banner.PrintPlaces(data, output);
        Banner.PrintSignIns(signIns, output);
        if (arguments.EnvFile is { } file && address is not null)
            SignInFile.Write(file, address, signIns, output);
        return 0;
    }

    private static DevelopmentSignIns? Read(string data)
    {
        var accounts = SecretNames
            .Roles.Select(role => (role, file: InstanceSecrets.FileOf(data, SecretNames.SignIn(role))))
            .Where(account => File.Exists(account.file))
            .ToDictionary(
                account => account.role,
                account => new DevelopmentSignIn(SecretNames.Email(account.role), File.ReadAllText(account.file).Trim())
            );
        return accounts.Count == SecretNames.Roles.Count
            ? new(accounts["admin"], accounts["admin2"], accounts["seller"], accounts["buyer"])
            : null;
    }
}
