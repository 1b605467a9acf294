namespace Marketplace.Api.OpenApi;

/// <content>Stores, their products, stock, orders and plans.</content>
public static partial class OperationNotes
{
    private static Dictionary<string, string> Seller =>
        new()
        {
            ["sellers_apply"] = "Creates a store in status draft that you own. Submit it for approval to sell.",
            ["sellers_changeSeller"] = "Changes the fields sent; fields left out stay as they are.",
            ["sellers_submit"] =
                "Changes the store from draft or rejected to submitted. An administrator approves or rejects it.",
            ["sellers_openStore"] = "Opens the store to buyers again. Only for approved stores.",
            ["sellers_closeStore"] =
                "Hides the store's products from buyers until it is opened, or until the time sent. "
                + "Open orders continue.",
            ["sellers_closeForGood"] =
                "Closes the store and hides its products; it cannot be opened again. "
                + "Refused while orders are open or money is outstanding.",
            ["sellerProducts_createProduct"] =
                "Creates the product with its variants and their stock; publish makes it visible to buyers at once.",
            ["sellerProducts_changeProduct"] = "Changes the fields sent; fields left out stay as they are.",
            ["sellerProducts_deleteProduct"] =
                "Deletes the product, its variants and images. A product with orders can only be archived.",
            ["sellerProducts_publishProduct"] = "Makes the product visible to buyers and uses one listing of the plan.",
            ["sellerProducts_unpublishProduct"] = "Hides the product from buyers and frees its listing.",
            ["sellerProducts_archiveProduct"] = "Hides the product for good. An archived product cannot be changed.",
            ["sellerProducts_addVariant"] = "Adds the variant and books its initial stock.",
            ["sellerProducts_changeVariant"] =
                "Changes the fields sent; fields left out stay as they are. Completing an open quote is refused "
                + "with cart.price_changed unless the buyer accepts changed prices.",
            ["sellerProducts_removeVariant"] =
                "Deletes the variant and its stock. A variant with orders can only be made inactive.",
            ["sellerProducts_removeImage"] = "Deletes the image; the next one becomes the cover.",
            ["sellerProducts_orderImages"] = "Puts the images in the order sent; the first one is the cover.",
            ["stock_adjustStock"] =
                "Books a stock movement: delta adds or takes units; onHand sets the count, "
                + "if the stock still has the version sent as expectedVersion.",
            ["stock_setThreshold"] = "Sets the number of units at and below which the store is told that stock is low.",
            ["sellerOrders_confirmOrder"] = "Changes the order from placed to confirmed and tells the buyer.",
            ["sellerOrders_rejectOrder"] = "Rejects the order, puts its units back into stock and refunds the buyer.",
            ["sellerOrders_cancelSellerOrder"] =
                "Cancels the order, puts its units back into stock and refunds the buyer.",
            ["orderUnits_cancelUnits"] =
                "Cancels units that are not packed: they go back into stock, and a card is refunded in the background. "
                + "The rest of the order goes on; with its last unit the order is rejected or cancelled.",
            ["sellerOrders_shipOrder"] = "Changes the order from confirmed to shipped and tells the buyer.",
            ["sellerOrders_deliverOrder"] = "Changes the order from shipped to delivered. Starts the return window.",
            ["sellerOrders_refundOrder"] =
                "Refunds the units sent, or everything that is left when lines is left out. "
                + "The payment provider is asked in the background.",
            ["subscriptions_subscribe"] = "Creates the subscription and its first invoice; it is active once paid.",
            ["subscriptions_previewChange"] = "Calculates what the change would cost and hide. Changes nothing.",
            ["subscriptions_changePlan"] =
                "An upgrade is invoiced now and applies once paid; a downgrade applies at the end of the paid period.",
            ["subscriptions_cancel"] =
                "Ends the subscription at the end of the paid period; until then nothing changes. One that is not "
                + "active ends at once.",
            ["subscriptions_resume"] = "Takes back a cancellation, a scheduled downgrade or an unpaid upgrade.",
            ["invoices_payInvoice"] = "Opens a card payment for the invoice; redirect the payer to checkoutUrl.",
        };
}
