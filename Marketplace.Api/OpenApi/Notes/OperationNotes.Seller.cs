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
            ["offers_changeOffers"] =
                "Each row is changed wholly or not at all, and one that is refused stops no other: the answer says of "
                + "each what became of it. Without expectedVersion, onHand replaces any count; with it, the row is "
                + "changed only if the stock still has that version. A call with prices or active needs "
                + "`catalog:write` as well, or is refused as a whole. A call repeated under the same key sets no count "
                + "twice, and overwrites nothing that was sold or counted in the meantime: such rows are refused as "
                + "stock.version_conflict. Rows that are not begun within 20 seconds are refused as platform.busy: "
                + "send them again, with another Idempotency-Key.",
            ["stock_setThreshold"] = "Sets the number of units at and below which the store is told that stock is low.",
            ["sellerOrders_confirmOrder"] = "Changes the order from placed to confirmed and tells the buyer.",
            ["sellerOrders_rejectOrder"] = "Rejects the order, puts its units back into stock and refunds the buyer.",
            ["sellerOrders_cancelSellerOrder"] =
                "Cancels the order, puts its units back into stock and refunds the buyer.",
            ["sellerOrders_shipOrder"] =
                "Packs all units that are left into one parcel and ships it. The last parcel ships the order.",
            ["sellerOrders_deliverOrder"] =
                "Delivers all parcels that are on their way. With the last one the order is delivered, which starts "
                + "the return window.",
            ["orderBatches_confirmOrders"] =
                "Confirms each order in a transaction of its own, and says of each what became of it. An order that is "
                + "confirmed already counts as done. Orders that are not begun within 20 seconds are refused as "
                + "platform.busy: send them again, with another Idempotency-Key.",
            ["orderBatches_shipOrders"] =
                "Packs all units that are left of each order into one parcel and ships it, each order in a transaction "
                + "of its own, and says of each what became of it. An order that was shipped by this carrier under "
                + "this number counts as done. Units that lie in parcels already are not shipped by it. Orders that "
                + "are not begun within 20 seconds are refused as platform.busy: send them again, with another "
                + "Idempotency-Key.",
            ["labels_printLabels"] =
                "Returns the labels of the parcels in the order sent, one for each box. What a parcel of a cash order "
                + "asks for at the door no longer changes then.",
            ["carrierLabels_createLabel"] =
                "Gets the label of a packed parcel from a carrier with makesLabels. The parcel is ready then and has "
                + "the carrier's tracking number; GET on the same address prints the label. A repeat asks for no "
                + "second label, also after carrier.provider_error.",
            ["carrierWebhooks_receiveScans"] =
                "Applies the scans before answering. They can only take a parcel further, so they may come twice and "
                + "in any order. The body must carry the carrier's signature.",
            ["sellerParcels_packParcel"] = "Sets the units aside for a new parcel, so that no other can have them.",
            ["sellerParcels_shipParcel"] =
                "Ships the parcel. With the last unit that was not cancelled the order is shipped. Carrier and "
                + "tracking number are required when a carrier delivers.",
            ["sellerParcels_deliverParcel"] =
                "Marks the parcel as delivered. With the last one the order is delivered.",
            ["sellerParcels_failParcel"] = "Marks the parcel as undelivered and tells the buyer.",
            ["sellerParcels_retryParcel"] = "Puts an undelivered parcel on its way again.",
            ["sellerParcels_takeParcelBack"] =
                "Cancels the parcel's units: what can be sold again goes back into stock, and what was paid by card "
                + "for them is refunded. With the last unit the order is cancelled.",
            ["sellerParcels_cancelParcel"] =
                "Takes the parcel apart; its units can be packed or cancelled again. A carrier's label is given back "
                + "in the background.",
            ["orderUnits_cancelUnits"] =
                "Cancels units that are not packed: they go back into stock, and a card is refunded in the background. "
                + "The rest of the order goes on; with its last unit the order is rejected or cancelled.",
            ["sellerOrders_refundOrder"] =
                "Refunds the units of lines, or the parts: units, amounts on lines (a price reduction) and shipping; "
                + "without both everything that is left. An amount on a line counts towards its units, those in the "
                + "same request too: all units together never come to more than the line. What is left of shipping "
                + "goes back with the last unit. The payment provider is asked in the background.",
            ["sellerMessages_sendThreadMessage"] =
                "Sends the message to the buyer. The id of a thread is that of its order, so the store can write "
                + "first. Phone numbers, e-mail addresses, IBANs and links are replaced by •••. 20 messages an hour "
                + "and member, then rate.limited.",
            ["sellerMessages_readThreadMessages"] =
                "Notes that the store has read everything up to the message with this number. An earlier number "
                + "changes nothing.",
            ["invoiceLinks_setInvoiceLink"] =
                "Shows the link in the buyer's order and tells the buyer. A new link replaces the one before, which is "
                + "kept for support; the same link again changes nothing.",
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
