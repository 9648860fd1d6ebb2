/**
 * Sets the limits, hears the alarm, goes to the patient and looks at the pump.
 * @c4 person "Nurse"
 * @uses Infusion alarm monitor "sets limits, silences alarms"
 */

/**
 * Delivers the infusion and tells every 500 ms what it measures. Made by another manufacturer.
 * @c4 external "Infusion pump"
 * @technology serial line, 9600 baud
 */

/**
 * Makes the sound of an alarm and answers whether it did.
 * @c4 device "Alarm speaker"
 * @technology GPIO
 */

export {};
