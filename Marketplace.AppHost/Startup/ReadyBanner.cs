using Marketplace.AppHost.Running;
using Marketplace.Standalone;

namespace Marketplace.AppHost.Startup;

/// <summary>What a developer reads when the application is ready.</summary>
internal static class ReadyBanner
{
    /// <summary>Prints addresses, the data directory and the development accounts.</summary>
    internal static void Print(InstanceData data, Uri api, Uri payments, Uri? dashboard, SampleApplications? samples)
    {
        var url = api.GetLeftPart(UriPartial.Authority);
        Console.WriteLine(
            $"""

            Marketplace is ready.
              Start page {url}/
              Dashboard  {dashboard?.AbsoluteUri ?? "off"}
              Api        {url}/api/v1
              Admin      {url}/admin
              Reference  {url}/scalar
              Payments   {payments.GetLeftPart(UriPartial.Authority)}
              Shop       {AddressOf(samples?.Shop)}
              Sellers    {AddressOf(samples?.SellerBoard)}
              Data       {data.Root}
              Mails      {data.Mails}
              Secrets    {InstanceDirectories.Secrets(data.Root)}

            Development sign-ins (made for this data directory; a deployment has none of them):
            """
        );
        foreach (var role in SecretNames.Roles)
        {
            var password = data.Secrets.Passphrase(SecretNames.SignIn(role));
            Console.WriteLine($"  {role, -10} {SecretNames.Email(role), -26} {password}");
        }

        Console.WriteLine(
            $"""

            Try next, in a second terminal:
              ./dev demo --data {data.Root}
              ./dev verify --data {data.Root}
              ./dev sign-in --data {data.Root}   prints these addresses and sign-ins again
            Ctrl+C stops everything; the data stays.
            """
        );
    }

    private static string AddressOf(IResourceBuilder<ExecutableResource>? sample) =>
        sample?.GetEndpoint("http").Url ?? "none: ./dev aspire builds it where there is Node.js";
}
