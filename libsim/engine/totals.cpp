// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "totals.hpp"

#include <array>

namespace tenfold::engine {

namespace {
constexpr double kwh = 1.0 / 3.6e6;
using R = SiteRow;
constexpr std::array quantities{
    QuantityOfRow{R::it_power, "it_energy", "kWh", kwh, "it_power", "W", 1, true, "electricity of IT equipment", "sum over nodes of P_dc + PSU loss"},
    QuantityOfRow{R::facility, "facility_energy", "kWh", kwh, "facility_power", "W", 1, true, "electricity of the facility", "IT + chain losses + mechanical + auxiliary at the utility meter"},
    QuantityOfRow{R::cooling, "cooling_energy", "kWh", kwh, "cooling_power", "W", 1, true, "electricity of cooling", "fans + pumps + chillers + towers + dry coolers + room cooling"},
    QuantityOfRow{R::chain_loss, "chain_loss", "kWh", kwh, "chain_loss", "W", 1, true, "loss of the electrical chain", "sum of n P_r (a + b L + c L^2)"},
    QuantityOfRow{R::import, "grid_import", "kWh", kwh, "grid_power", "W", 1, true, "import from the grid", "load + charge - PV - discharge, up to the connection"},
    QuantityOfRow{R::pv, "pv_energy", "kWh", kwh, "pv_power", "W", 1, true, "PV generation, AC", "isotropic sky, Faiman, PVWatts"},
    QuantityOfRow{R::stored, "", "", 0, "battery_energy", "kWh", kwh, true, "energy stored in batteries at the end of the step", "E+ = clamp(E + eta_c P_c dt - P_d dt / eta_d)"},
    QuantityOfRow{R::makeup, "water_makeup", "L", 1, "water_makeup_rate", "L/h", 3600, true, "make-up water", "E CoC / (CoC - 1), or E + drift without blowdown"},
    QuantityOfRow{R::carbon_location, "carbon_location", "kg", 1, "carbon_rate", "kg/h", 3600, true, "carbon, location-based, of imports", "import x direct grid intensity"},
    QuantityOfRow{R::carbon_market, "carbon_market", "kg", 1, "carbon_market_rate", "kg/h", 3600, false, "carbon, market-based, of imports", "import x direct grid intensity x (1 - matched share)"},
    QuantityOfRow{R::exported, "grid_export", "kWh", kwh, "export_power", "W", 1, false, "export to the grid", "surplus where allowed"},
    QuantityOfRow{R::curtailed, "pv_curtailed", "kWh", kwh, "curtailed_power", "W", 1, false, "curtailed generation", "surplus where export is not allowed"},
    QuantityOfRow{R::charge, "battery_charge", "kWh", kwh, "charge_power", "W", 1, false, "battery charging", "from the clamp scan"},
    QuantityOfRow{R::discharge, "battery_discharge", "kWh", kwh, "discharge_power", "W", 1, false, "battery discharging", "from the clamp scan"},
    QuantityOfRow{R::unserved, "unserved_energy", "kWh", kwh, "unserved_power", "W", 1, false, "load that supply could not serve", "net load above the connection after the curtailment ladder"},
    QuantityOfRow{R::shed, "shed_energy", "kWh", kwh, "shed_power", "W", 1, false, "IT load shed by the curtailment ladder", "IT power wanted minus IT power run"},
    QuantityOfRow{R::it_fan, "it_fan_energy", "kWh", kwh, "it_fan_power", "W", 1, false, "server fans", "F phi^3"},
    QuantityOfRow{R::psu_loss, "psu_loss", "kWh", kwh, "psu_loss_power", "W", 1, false, "power supply loss", "P_r (a + b L + c L^2)"},
    QuantityOfRow{R::ups_out, "ups_energy", "kWh", kwh, "ups_power", "W", 1, false, "energy at UPS outputs (PUE category 1 meter)", "IT + losses downstream of the UPS"},
    QuantityOfRow{R::pdu_out, "pdu_energy", "kWh", kwh, "pdu_power", "W", 1, false, "energy at PDU outputs (PUE category 2 meter)", "IT + losses downstream of the PDU"},
    QuantityOfRow{R::handler_fan, "crah_fan", "kWh", kwh, "crah_fan_power", "W", 1, false, "hall air handlers", "P_design phi^n"},
    QuantityOfRow{R::pumps, "pumps", "kWh", kwh, "pump_power", "W", 1, false, "pumps but CDU pumps", "V dp / eta"},
    QuantityOfRow{R::chiller, "chiller", "kWh", kwh, "chiller_power", "W", 1, false, "chillers", "EIR with Carnot continuation; air-cooled: Carnot effectiveness"},
    QuantityOfRow{R::tower_fan, "tower_fan", "kWh", kwh, "tower_fan_power", "W", 1, false, "tower fans", "P_design FR^3"},
    QuantityOfRow{R::dry_fan, "dry_cooler_fan", "kWh", kwh, "dry_cooler_fan_power", "W", 1, false, "dry cooler fans", "P_design phi^3"},
    QuantityOfRow{R::cdu_pump, "cdu_pump", "kWh", kwh, "cdu_pump_power", "W", 1, false, "CDU pumps", "V dp / eta"},
    QuantityOfRow{R::room_cooling, "room_cooling", "kWh", kwh, "room_cooling_power", "W", 1, false, "cooling of electrical rooms", "heat / COP"},
    QuantityOfRow{R::lighting, "lighting", "kWh", kwh, "lighting_power", "W", 1, false, "lighting", "share of module rating"},
    QuantityOfRow{R::auxiliary, "auxiliary", "kWh", kwh, "auxiliary_power", "W", 1, false, "offices, security, block heaters, battery auxiliaries", "share of module rating"},
    QuantityOfRow{R::heat_tower, "heat_tower", "kWh", kwh, "heat_tower", "W", 1, false, "heat to towers", "water capacity x range"},
    QuantityOfRow{R::heat_dry_cooler, "heat_dry_cooler", "kWh", kwh, "heat_dry_cooler", "W", 1, false, "heat to dry coolers", "air-side effectiveness x difference"},
    QuantityOfRow{R::heat_ambient, "heat_air", "kWh", kwh, "heat_air", "W", 1, false, "heat directly to outdoor air", "air-cooled condensers, rooms, outdoor losses, fans"},
    QuantityOfRow{R::unmet, "unmet_cooling", "kWh", kwh, "unmet_cooling", "W", 1, false, "heat that cooling could not take", "load above chiller capacity"},
    QuantityOfRow{R::evaporated, "water_evaporated", "L", 1, "evaporation_rate", "L/h", 3600, false, "evaporated water", "saturated exit air"},
    QuantityOfRow{R::drift, "water_drift", "L", 1, "drift_rate", "L/h", 3600, false, "drift", "share of circulating flow"},
    QuantityOfRow{R::blowdown, "water_blowdown", "L", 1, "blowdown_rate", "L/h", 3600, false, "blowdown", "E / (CoC - 1) - drift"},
    QuantityOfRow{R::source_water, "water_source", "L", 1, "source_water_rate", "L/h", 3600, false, "water consumed in generation of imports", "import x zone factor"},
    QuantityOfRow{R::cost, "cost", "USD", 1, "cost_rate", "USD/h", 3600, false, "energy cost", "import x zone price"},
    QuantityOfRow{R::hours_free, "hours_free", "h", 1.0 / 3600.0, "free_share", "1", 1, false, "time in free cooling, mean over halls", "mode of each hall"},
    QuantityOfRow{R::hours_integrated, "hours_integrated", "h", 1.0 / 3600.0, "integrated_share", "1", 1, false, "time in integrated cooling", "mode of each hall"},
    QuantityOfRow{R::hours_mechanical, "hours_mechanical", "h", 1.0 / 3600.0, "mechanical_share", "1", 1, false, "time in mechanical cooling or full fan", "mode of each hall"},
    QuantityOfRow{R::dry_bulb, "", "", 0, "dry_bulb", "K", 1, false, "outdoor dry-bulb temperature", "weather"},
    QuantityOfRow{R::wet_bulb, "", "", 0, "wet_bulb", "K", 1, false, "outdoor wet-bulb temperature", "psychrometrics of dry bulb, dew point and pressure"},
    QuantityOfRow{R::carbon_intensity, "", "", 0, "carbon_intensity", "kg/kWh", 3.6e6, false, "direct carbon intensity of the grid", "zone, by year, month and hour"},
    QuantityOfRow{R::energy_residual, "", "", 0, "ledger_residual_energy", "1", 1, true, "energy ledger residual over facility power", "largest of electric and thermal balance"},
    QuantityOfRow{R::water_residual, "", "", 0, "ledger_residual_water", "1", 1, true, "water ledger residual over make-up", "make-up - evaporation - drift - blowdown"},
    QuantityOfRow{R::carbon_residual, "", "", 0, "ledger_residual_carbon", "1", 1, false, "carbon ledger residual over carbon", "imports against uses"},
};
}  // namespace

std::span<const QuantityOfRow> site_quantities() noexcept { return quantities; }

}  // namespace tenfold::engine
