using Marketplace.Foundation;

namespace Marketplace.Modules.Sellers.Contracts;

/// <summary>The page of the admin panel with all stores, as its menu and the mails that lead to it call it.</summary>
public static class StoresPage
{
    public static readonly LocalizedText Name = new("Mağazalar", "Stores");
}
