using Marketplace.MigrationService;

namespace Marketplace.Standalone;

/// <summary>Prints where a started marketplace can be reached, and what to try next.</summary>
internal static class Banner
{
    internal static void Print(StandaloneHost host, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("Marketplace is ready.");
        PrintAddresses(host.Address, output);
        PrintSamples(host.DataPath, output);
        output.WriteLine(
            $"  Payments   {host.PaymentSimulator?.GetLeftPart(UriPartial.Authority) ?? "your Stripe account"}"
        );
        PrintPlaces(host.DataPath, output);
        if (host.SignIns is { } signIns)
        {
            PrintSignIns(signIns, output);
            PrintNext(signIns, host, output);
        }

        output.Flush();
    }

    /// <summary>Prints where the Api answers.</summary>
    internal static void PrintAddresses(Uri api, TextWriter output)
    {
        var url = api.GetLeftPart(UriPartial.Authority);
        output.WriteLine(
            $"""
              Start page {url}/
              Api        {url}/api/v1
              Admin      {url}/admin
              Reference  {url}/scalar
              Health     {url}/health
            """
        );
    }

    /// <summary>Prints where shop and seller board are, if they run beside this data directory's marketplace.</summary>
    internal static void PrintSamples(string data, TextWriter output)
    {
        if (InstanceAddress.Of(data, InstanceAddress.Shop) is { } shop)
            output.WriteLine($"  Shop       {shop.GetLeftPart(UriPartial.Authority)}/");
        if (InstanceAddress.Of(data, InstanceAddress.SellerBoard) is { } board)
            output.WriteLine($"  Sellers    {board.GetLeftPart(UriPartial.Authority)}/");
    }

    /// <summary>Prints where the files of a data directory are.</summary>
    internal static void PrintPlaces(string data, TextWriter output)
    {
        output.WriteLine($"  Data       {data}");
        output.WriteLine($"  Mails      {InstanceDirectories.Mails(data)}");
        // Under Aspire the dashboard has them.
        if (Directory.Exists(InstanceDirectories.Logs(data)))
            output.WriteLine($"  Logs       {InstanceDirectories.Logs(data)}");
        output.WriteLine($"  Secrets    {InstanceDirectories.Secrets(data)}");
    }

    /// <summary>Prints the development accounts.</summary>
    internal static void PrintSignIns(DevelopmentSignIns signIns, TextWriter output) =>
        output.WriteLine(
            $"""

            Development sign-ins (created for this data directory; a deployment has none of them):
              admin      {signIns.Admin.Email}    {signIns.Admin.Password}
              admin2     {signIns.Admin2.Email}   {signIns.Admin2.Password}   (for acts that need two administrators)
              seller     {signIns.Seller.Email}   {signIns.Seller.Password}   (has an approved store)
              buyer      {signIns.Buyer.Email}    {signIns.Buyer.Password}
            """
        );

    private static void PrintNext(DevelopmentSignIns signIns, StandaloneHost host, TextWriter output)
    {
        var url = host.Address.GetLeftPart(UriPartial.Authority);
        output.WriteLine(
            $$"""

            Try next:
              curl -s {{url}}/api/v1/auth/login -H 'Content-Type: application/json' \
                -d '{"email":"{{signIns.Buyer.Email}}","password":"{{signIns.Buyer.Password}}"}'
              curl -s {{url}}/api/v1/me -H 'Authorization: Bearer <accessToken of the response>'
              ./dev sign-in --data "{{host.DataPath}}"
                prints these addresses and sign-ins again
              ./dev demo --data "{{host.DataPath}}"
                runs the demo scenario: a store, an order, a card payment, a subscription
            """
        );
    }
}
